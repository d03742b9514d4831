@rem The scripts of package.json begin with "exec", so that on POSIX systems a signal to npm reaches the program
@rem and not a shell that keeps it. On Windows, which has no such word, this is it.
@%*
