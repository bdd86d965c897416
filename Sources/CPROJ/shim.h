#ifndef TOPOSCOPE_CPROJ_SHIM_H
#define TOPOSCOPE_CPROJ_SHIM_H
#include <geodesic.h>
#include <proj.h>
#endif
