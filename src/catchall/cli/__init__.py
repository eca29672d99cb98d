"""The command line: reads files, calls the library, puts answers on the screen."""
