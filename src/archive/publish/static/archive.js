// Comfort only: every page works without this file.

// Datasette's menus close at a click beside them.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".nav-menu[open], .actions-menu-links[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// "/" leads to the search box, as in many archives.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("main input[type=search][name=q], header input[type=search]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  if (event.target.closest("input, textarea, select, [contenteditable], .CodeMirror")) return;
  event.preventDefault();
  box.focus();
});
