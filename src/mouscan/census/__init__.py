"""A survey of a folder of agreements: tables of what each of them says, and a manifest of how they were made."""
