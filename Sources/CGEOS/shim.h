// The reentrant functions only: the others share one hidden state among all threads.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
