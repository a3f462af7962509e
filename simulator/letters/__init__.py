"""Letters, checked without any language model: the file behind a letter, the marked letter, the page."""

from simulator.letters.file import (
    Address,
    Addressee,
    Approval,
    Conversation,
    LetterFile,
    Paper,
    Protected,
    Sender,
    Signer,
)
from simulator.letters.labels import NotALetterFile
from simulator.letters.mark import mark
from simulator.letters.marked import Marked, Part, Span, Verdict

__all__ = [
    "Address",
    "Addressee",
    "Approval",
    "Conversation",
    "LetterFile",
    "Marked",
    "NotALetterFile",
    "Paper",
    "Part",
    "Protected",
    "Sender",
    "Signer",
    "Span",
    "Verdict",
    "mark",
]
