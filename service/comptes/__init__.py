"""Accounts: who a request is of, by which token; how accounts, rights and keys are given and taken back."""
