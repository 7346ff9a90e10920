// Comfort only: every page works without this file.

// Datasette's menus close at a click beside them.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".nav-menu[open], .actions-menu-links[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Datasette's filters have no words beside them.
for (const [name, label] of [["_filter_column", "Column"], ["_filter_op", "Comparison"], ["_filter_value", "Value"], ["_sort", "Sort by"]]) {
  for (const field of document.querySelectorAll(`form.filters [name^=${name}]`)) field.setAttribute("aria-label", label);
}

// The field that its editor of SQL types into has none either.
addEventListener("load", () => setTimeout(() => {
  for (const field of document.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "SQL");
}));

// "/" leads to the search box, as in many archives.
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("main input[type=search][name=q], header input[type=search]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  if (event.target.closest("input, textarea, select, [contenteditable], .CodeMirror")) return;
  event.preventDefault();
  box.focus();
});

// ---- an article: what the archive made of words, in a card beside them ----

const text = document.querySelector(".reading .text");
if (text) {
  const article = text.closest("article");
  const card = document.createElement("div");
  card.className = "card";
  card.hidden = true;
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", "What the archive made of these words");
  document.body.append(card);
  let pinned = null; // the words that the card was opened for by a click
  let timer = 0;

  // The facts and names that an element stands in, the innermost first.
  const idsOf = (element) => {
    const ids = [];
    for (let at = element; at && at !== article; at = at.parentElement) {
      for (const id of [at.dataset.fact, at.dataset.about]) if (id && !ids.includes(id)) ids.push(id);
    }
    return ids;
  };

  const itemsOf = (element) => idsOf(element).map((id) => document.getElementById(`about-${id}`)).filter(Boolean);
  const piecesOf = (id) => article.querySelectorAll(`.fact[data-fact="${CSS.escape(id)}"]`);

  const hide = () => {
    card.hidden = true;
    pinned = null;
    card.classList.remove("pinned");
    for (const piece of article.querySelectorAll(".near")) piece.classList.remove("near");
  };

  const show = (element, isPinned) => {
    const items = itemsOf(element);
    if (!items.length) return hide();
    hide();
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.textContent = "×";
    close.addEventListener("click", () => { hide(); element.focus?.(); });
    const list = document.createElement("div");
    for (const item of items) {
      const copy = document.createElement("div");
      copy.className = item.className;
      copy.append(...item.cloneNode(true).childNodes);
      list.append(copy);
    }
    card.replaceChildren(close, list);
    card.hidden = false;
    card.classList.toggle("pinned", isPinned);
    pinned = isPinned ? element : null;
    for (const piece of piecesOf(idsOf(element)[0])) piece.classList.add("near");
    place(element);
  };

  // Below the words where there is room, else above; on the phone the style sheet puts it at the foot.
  const place = (element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 16);
    const isBelow = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight + 12;
    card.style.left = `${scrollX + Math.max(left, 8)}px`;
    card.style.top = `${scrollY + (isBelow ? box.bottom + 6 : box.top - card.offsetHeight - 6)}px`;
    const hidden = box.bottom + 16 - card.getBoundingClientRect().top;
    if (getComputedStyle(card).position === "fixed" && hidden > 0) scrollBy({ top: hidden });
  };

  const wordsAt = (event) => event.target.closest?.(".text [data-fact], .text [data-about], h1 [data-fact], h1 [data-about]");

  article.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    clearTimeout(timer);
    const words = wordsAt(event);
    timer = setTimeout(() => (words ? show(words, false) : hide()), words ? 120 : 250);
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => { if (!pinned) timer = setTimeout(hide, 250); });
  article.addEventListener("focusin", (event) => {
    const words = wordsAt(event);
    if (words && event.target.matches(":focus-visible")) show(words, false);
  });
  article.addEventListener("focusout", () => { if (!pinned && !card.matches(":hover")) hide(); });

  let touch = false;
  addEventListener("pointerdown", (event) => { touch = event.pointerType !== "mouse"; }, true);
  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const words = wordsAt(event);
    if (!words || event.ctrlKey || event.metaKey || event.shiftKey) return hide();
    // With a mouse a name leads on at once, and the Enter key follows every link; a finger sees the card first.
    if (event.detail === 0 || (event.target.closest("a.mention") && !touch)) return;
    event.preventDefault();
    const [first] = idsOf(words);
    if (document.getElementById(first)?.classList.contains("fact")) history.replaceState(null, "", `#${first}`);
    light();
    show(words, true);
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // A link leads to the first piece of a fact: the others light up with it.
  const light = () => {
    for (const piece of article.querySelectorAll(".lit")) piece.classList.remove("lit");
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) for (const piece of piecesOf(id)) piece.classList.add("lit");
    const item = document.getElementById(id);
    if (item?.classList.contains("fact-item")) item.closest("details").open = true;
    const about = id && document.getElementById(`about-${id}`);
    if (!about) return;
    about.classList.add("lit");
    about.closest("details").open = true;
    // Beside the text, what was made of it comes into sight too.
    const list = about.closest(".facts");
    if (getComputedStyle(list).position === "sticky") list.scrollTop = about.offsetTop - list.clientHeight / 3;
  };
  addEventListener("hashchange", light);
  for (const list of document.querySelectorAll(".of-kind ~ .of-kind")) list.open = false;
  light();

  // On paper nothing can be unfolded.
  const lists = [...document.querySelectorAll(".of-kind")];
  let folded = [];
  addEventListener("beforeprint", () => { folded = lists.filter((list) => !list.open); for (const list of folded) list.open = true; });
  addEventListener("afterprint", () => { for (const list of folded) list.open = false; });

  // Which kinds are shown stays so from article to article.
  for (const box of document.querySelectorAll(".switches input")) {
    try {
      if (sessionStorage.getItem(box.id) === "off") box.checked = false;
      box.addEventListener("change", () => sessionStorage.setItem(box.id, box.checked ? "on" : "off"));
    } catch { /* a browser that keeps nothing */ }
  }
}
