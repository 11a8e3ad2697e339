/* bw-y.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-x.h"
#include <microhttpd.h>
