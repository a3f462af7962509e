"""Letters as they are begun and sent: the bank of paragraphs, a complete letter, the page as PDF."""
