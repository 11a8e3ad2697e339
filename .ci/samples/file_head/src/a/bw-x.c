#include "bw-x.h"
