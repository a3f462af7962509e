"""What every check reads with: plain text, words and phrases, days and sums as people write them."""
