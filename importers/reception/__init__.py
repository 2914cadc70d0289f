"""The one way reference feeds come in: files recognised, typed records staged, then merged and journaled as a lot."""
