"""What may come from strangers, damaged at random: it ends in a sentence, in bounded time and memory."""
