"""The sample catalogue: Lhéo 2.3 files of an invented but plausible regional offer, for the real importer."""
