/* bw-place-tree.h: areas and sites, and who stands in whom
 *
 * Places are indices into columns, not objects: a city has thousands and a
 * province hundreds of thousands. An index stays valid for the life of the
 * tree; a removed place keeps its index and is no longer listed.
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area.h"
#include "bw-condition.h"
#include "bw-site.h"

G_BEGIN_DECLS

typedef guint32 BwPlace;
#define BW_PLACE_NONE G_MAXUINT32

#define BW_TYPE_PLACE_TREE (bw_place_tree_get_type ())

G_DECLARE_FINAL_TYPE (BwPlaceTree, bw_place_tree, BW, PLACE_TREE, GObject)

BwPlaceTree *bw_place_tree_new             (void);

/* Adds or replaces. A parent that is not there yet is made, nameless, with
 * level UNKNOWN, and filled in when its own document comes. Sets an error and
 * changes nothing if the place would become its own ancestor. */
BwPlace      bw_place_tree_put_area        (BwPlaceTree   *self,
                                            BwArea        *area,
                                            GError       **error);
BwPlace      bw_place_tree_put_site        (BwPlaceTree   *self,
                                            BwSite        *site,
                                            GError       **error);
void         bw_place_tree_remove          (BwPlaceTree   *self,
                                            BwPlace        place);

/* Drops all places; indices begin anew. */
void         bw_place_tree_clear           (BwPlaceTree   *self);

/* BW_PLACE_NONE: nothing has that code */
BwPlace      bw_place_tree_lookup          (BwPlaceTree   *self,
                                            const char    *code);

/* One more than the highest index in use, removed places included. */
guint        bw_place_tree_get_size        (BwPlaceTree   *self);

/* The place without parent that most places stand under, or BW_PLACE_NONE. */
BwPlace      bw_place_tree_get_root        (BwPlaceTree   *self);

gboolean     bw_place_tree_is_listed       (BwPlaceTree   *self,
                                            BwPlace        place);
gboolean     bw_place_tree_is_site         (BwPlaceTree   *self,
                                            BwPlace        place);
BwPlace      bw_place_tree_get_parent      (BwPlaceTree   *self,
                                            BwPlace        place);
BwLevel      bw_place_tree_get_level       (BwPlaceTree   *self,
                                            BwPlace        place);
const char  *bw_place_tree_get_code        (BwPlaceTree   *self,
                                            BwPlace        place);

/* Name in @language ("zh_CN" or "en"), else the Chinese one, else the code. */
const char  *bw_place_tree_get_name        (BwPlaceTree   *self,
                                            BwPlace        place,
                                            const char    *language);

/* FALSE if it has no position. */
gboolean     bw_place_tree_get_position    (BwPlaceTree   *self,
                                            BwPlace        place,
                                            double        *longitude,
                                            double        *latitude);

/* (nullable): the payload. Borrowed until the place is replaced. */
BwArea      *bw_place_tree_get_area        (BwPlaceTree   *self,
                                            BwPlace        place);
BwSite      *bw_place_tree_get_site        (BwPlaceTree   *self,
                                            BwPlace        place);

/* Whether @place is @ancestor or stands somewhere under it. O(depth). */
gboolean     bw_place_tree_is_within       (BwPlaceTree   *self,
                                            BwPlace        place,
                                            BwPlace        ancestor);

/* Direct parts, areas and sites in one list, in order of code. Borrowed until
 * the next change of structure. */
const BwPlace *bw_place_tree_get_parts     (BwPlaceTree   *self,
                                            BwPlace        place,
                                            guint         *n_parts);

/* All sites under @area, any depth. */
GArray      *bw_place_tree_dup_sites       (BwPlaceTree   *self,
                                            BwPlace        area);
GArray      *bw_place_tree_dup_sites_of_kind (BwPlaceTree *self,
                                            BwPlace        area,
                                            BwSiteKind     kind);

/* Grows with each bw_place_tree_clear(): an index of another edition means nothing. */
guint        bw_place_tree_get_edition     (BwPlaceTree   *self);

/* Grows with each change of structure: parents, removals, levels, kinds,
 * positions, boundaries. */
guint        bw_place_tree_get_generation  (BwPlaceTree   *self);

/* Grows with each change of anything that a place says, names included. */
guint        bw_place_tree_get_revision    (BwPlaceTree   *self);

G_END_DECLS
