/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-x.h"
#include <sodium.h>
#include <microhttpd.h>
