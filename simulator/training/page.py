"""One self-contained page: the desk's styles inside it, nothing fetched from anywhere, and it prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

_OWN = """
body { margin: 0; background: var(--bd-desk); }
.bd-page { max-width: 75rem; margin: 0 auto; padding: var(--bd-6, 32px) var(--bd-4, 16px); }
.bd-page > * + * { margin-top: var(--bd-5, 24px); }
.bd-page .bd-panel { padding: var(--bd-4, 16px); }
.bd-page .bd-panel > * + * { margin-top: var(--bd-3, 12px); }
.bd-page .bd-papers > * + * { margin-top: var(--bd-4, 16px); }
@media print {
  .bd-page { padding: 0; }
  .bd-page .bd-panel, .bd-page tr { break-inside: avoid; }
  .bd-page [data-new-page] { break-before: page; }
}
"""


def page(title: str, styles: str, parts: Iterable[str]) -> str:
    """The whole page."""
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{styles}\n{_OWN}</style></head>",
            f'<body data-jp-theme-light="true"><main class="bd"><div class="bd-page"><h1>{escape(title)}</h1>',
            *parts,
            "</div></main></body></html>",
            "",
        ]
    )


def panel(title: str, *parts: str, level: int = 2, is_new_page: bool = False) -> str:
    """A panel under its heading."""
    new_page = " data-new-page" if is_new_page else ""
    inside = "\n".join(part for part in parts if part)
    return f'<section class="bd-panel"{new_page}><h{level}>{escape(title)}</h{level}>\n{inside}\n</section>'


def words(text: str, tag: str = "p") -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def points(items: Sequence[str], tag: str = "ul") -> str:
    """A list of sentences."""
    return f"<{tag}>{''.join(words(item, 'li') for item in items)}</{tag}>" if items else ""


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table whose first column heads its rows."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(_row(first, rest) for first, *rest in rows)
    return (
        f'<div class="bd-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(first: Any, rest: Sequence[Any]) -> str:
    cells = "".join(words(str(cell), "td") or "<td></td>" for cell in rest)
    return f'<tr><th scope="row">{escape(str(first))}</th>{cells}</tr>'
