/* bw-x.h: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-z-private.h"
