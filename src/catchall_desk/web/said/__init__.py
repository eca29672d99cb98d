"""The tables behind ``catchall_desk.web.words``: what names and codes are called."""
