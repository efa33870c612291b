"""The five networks of the demonstration: data in TOML beside this file, loaded through the domain functions."""
