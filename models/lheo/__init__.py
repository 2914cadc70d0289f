"""The exchange language Lhéo: its grammar as data, its closed lists, and the control of what a feed sends."""
