/* bw-locations.h: where our files are, installed or in the build tree
 *
 * A program that stands in `BUILD/src/…` of a build tree uses the data of that
 * tree, so that nothing must be installed to run or test it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (nullable): the build tree that this program stands in */
const char *bw_locations_get_build_root  (void);

/* Folder of the message catalogues. */
const char *bw_locations_get_locale_dir  (void);

/* Path of a reference city, e.g. "xuchang"; it may not exist. */
char       *bw_locations_dup_city_dir    (const char *name);

/* Path of a sibling program, e.g. "bulwarkd". */
char       *bw_locations_dup_program     (const char *name);

/* Lets GSettings find our schemas when run from the build tree. */
void        bw_locations_set_environment (void);

G_END_DECLS
