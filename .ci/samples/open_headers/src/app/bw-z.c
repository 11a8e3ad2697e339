/* bw-z.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sqlite3.h"
#include <sodium.h>
#include <gtk/gtk.h>
