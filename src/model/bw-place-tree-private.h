/* bw-place-tree-private.h: what the files of the place tree share
 *
 * bw-place-tree.c changes the tree, -read.c answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

G_BEGIN_DECLS

/* One place. A site has no parts, an area no site; a placeholder has neither
 * document. */
typedef struct
{
  char    *code;       /* of the tree's @codes */
  BwArea  *area;       /* (owned) (nullable) */
  BwSite  *site;       /* (owned) (nullable) */
  GArray  *parts;      /* (owned) (nullable) (element-type BwPlace) */
  BwPlace  parent;
  guint    n_sorted;   /* of @parts: so many stand in order of code, before those that came since */
  guint8   is_site;
  guint8   kind;       /* of a site, BwSiteKind: without looking into the site itself */
} BwPlaceNode;

/* Nodes stand in chunks: none of them moves, and none has a block of its own. */
#define BW_PLACE_TREE_CHUNK 256

/* Codes are spread over several tables: one of a hundred thousand that grows keeps
 * the desk waiting for longer than a frame. */
#define BW_PLACE_TREE_N_TABLES 16

struct _BwPlaceTree
{
  GObject parent_instance;

  GPtrArray    *chunks;        /* (owned) (element-type BwPlaceNode[]) */
  guint         n_nodes;
  GStringChunk *codes;         /* (owned): all that there ever were */
  GHashTable *by_code[BW_PLACE_TREE_N_TABLES]; /* (owned): code → BwPlace */
  guint       edition;
  guint       generation;
  guint       revision;
  BwPlace     root;
  guint       root_generation; /* generation that @root was found in */
};

/* (nullable): the index was never in use */
BwPlaceNode *bw_place_tree_get_node    (BwPlaceTree       *self,
                                        BwPlace            place);
gboolean     bw_place_tree_node_listed (const BwPlaceNode *node);

G_END_DECLS
