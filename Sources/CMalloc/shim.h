// The part of glibc's malloc that Swift's Glibc leaves out.
#include <malloc.h>
