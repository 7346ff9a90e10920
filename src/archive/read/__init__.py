"""Bytes → Document. One file per input format; `READERS` names them."""
