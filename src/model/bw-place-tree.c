/* bw-place-tree.c: areas and sites, and who stands in whom
 *
 * A place is listed as long as it has a document or a listed part: a parent that
 * is only named is a placeholder, and so becomes an area whose document goes
 * while parts are left. The tree thus depends on the documents that there are
 * and not on the order in which they came.
 *
 * Parts are kept per place and put into order when somebody asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-tree.h"

#include "bw-model-error.h"
#include "bw-place-tree-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (BwPlaceTree, bw_place_tree, G_TYPE_OBJECT)

#define CODES_LENGTH (16 * 1024)

static void
free_chunk (gpointer data)
{
  BwPlaceNode *nodes = data;

  for (guint i = 0; i < BW_PLACE_TREE_CHUNK; i++)
    {
      g_clear_pointer (&nodes[i].area, bw_area_unref);
      g_clear_pointer (&nodes[i].site, bw_site_unref);
      g_clear_pointer (&nodes[i].parts, g_array_unref);
    }

  g_free (nodes);
}

static BwPlaceNode *
append_node (BwPlaceTree *self)
{
  if (self->n_nodes % BW_PLACE_TREE_CHUNK == 0)
    g_ptr_array_add (self->chunks, g_new0 (BwPlaceNode, BW_PLACE_TREE_CHUNK));

  return bw_place_tree_get_node (self, self->n_nodes++);
}

/* The table that @code stands in; the bits that choose it are not those that a
 * table sorts by. */
static GHashTable *
get_table (BwPlaceTree *self,
           const char  *code)
{
  return self->by_code[(g_str_hash (code) * 2654435761u >> 16) % BW_PLACE_TREE_N_TABLES];
}

static BwPlace
ensure_place (BwPlaceTree *self,
              const char  *code)
{
  BwPlace place = bw_place_tree_lookup (self, code);
  BwPlaceNode *node;
  gpointer index;

  if (place != BW_PLACE_NONE)
    return place;

  /* A removed place has an index still, and gets it back. */
  if (g_hash_table_lookup_extended (get_table (self, code), code, NULL, &index))
    return GPOINTER_TO_UINT (index);

  place = self->n_nodes;
  node = append_node (self);
  node->parent = BW_PLACE_NONE;
  node->code = g_string_chunk_insert (self->codes, code);
  g_hash_table_insert (get_table (self, code), node->code, GUINT_TO_POINTER (place));
  return place;
}

static void
unlink_part (BwPlaceTree *self,
             BwPlace      place)
{
  BwPlaceNode *node = bw_place_tree_get_node (self, place);
  BwPlaceNode *parent = bw_place_tree_get_node (self, node->parent);

  node->parent = BW_PLACE_NONE;
  if (parent == NULL)
    return;

  for (guint i = 0; i < parent->parts->len; i++)
    {
      if (g_array_index (parent->parts, BwPlace, i) == place)
        {
          g_array_remove_index (parent->parts, i);
          if (i < parent->n_sorted)
            parent->n_sorted--;
          return;
        }
    }
}

static void
link_part (BwPlaceTree *self,
           BwPlace      place,
           BwPlace      parent_place)
{
  BwPlaceNode *node = bw_place_tree_get_node (self, place);
  BwPlaceNode *parent = bw_place_tree_get_node (self, parent_place);

  node->parent = parent_place;
  if (parent == NULL)
    return;

  if (parent->parts == NULL)
    parent->parts = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  g_array_append_val (parent->parts, place);
}

/* Puts @place under the place called @code, which is made if need be. */
static gboolean
move_under (BwPlaceTree *self,
            BwPlace      place,
            const char  *code)
{
  BwPlace parent = code != NULL ? ensure_place (self, code) : BW_PLACE_NONE;

  if (bw_place_tree_get_node (self, place)->parent == parent)
    return FALSE;

  unlink_part (self, place);
  link_part (self, place, parent);
  return TRUE;
}

static gboolean
refuse (GError     **error,
        const char  *pointer,
        const char  *code,
        const char  *reason)
{
  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_REFERENCE,
               "%s: “%s” %s", pointer, code, reason);
  return FALSE;
}

/* Whether @code may stand under @parent_code, which @pointer of its document names. */
static gboolean
check_parent (BwPlaceTree  *self,
              const char   *code,
              const char   *parent_code,
              const char   *pointer,
              GError      **error)
{
  BwPlace place = bw_place_tree_lookup (self, code);
  BwPlace parent;

  if (parent_code == NULL)
    return TRUE;

  if (g_str_equal (code, parent_code))
    return refuse (error, pointer, parent_code, "cannot stand in itself");

  parent = bw_place_tree_lookup (self, parent_code);
  if (parent == BW_PLACE_NONE)
    return TRUE;

  if (bw_place_tree_is_site (self, parent))
    return refuse (error, pointer, parent_code, "is a site and has no parts");

  if (place != BW_PLACE_NONE && bw_place_tree_is_within (self, parent, place))
    return refuse (error, pointer, parent_code, "stands in this place itself");

  return TRUE;
}

static gboolean
is_same_boundary (BwGeometry *a,
                  BwGeometry *b)
{
  const BwRing *rings_a;
  const BwRing *rings_b;
  guint n_a;
  guint n_b;

  if (a == b || a == NULL || b == NULL)
    return a == b;

  rings_a = bw_geometry_get_rings (a, &n_a);
  rings_b = bw_geometry_get_rings (b, &n_b);
  for (guint i = 0; n_a == n_b && i < n_a; i++)
    {
      if (rings_a[i].n_points != rings_b[i].n_points
          || !rings_a[i].hole != !rings_b[i].hole
          || memcmp (rings_a[i].points, rings_b[i].points,
                     rings_a[i].n_points * 2 * sizeof (double)) != 0)
        return FALSE;
    }

  return n_a == n_b;
}

static gboolean
is_same_degree (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* What the map and the indices of readers depend on; the parent is looked at
 * elsewhere. */
static gboolean
is_same_area_shape (const BwArea *a,
                    const BwArea *b)
{
  return a->level == b->level
         && is_same_degree (a->longitude, b->longitude)
         && is_same_degree (a->latitude, b->latitude)
         && is_same_boundary (a->boundary, b->boundary);
}

static gboolean
is_same_area (const BwArea *a,
              const BwArea *b)
{
  return is_same_area_shape (a, b)
         && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->name_en, b->name_en) == 0
         && !a->schematic == !b->schematic
         && !a->statutory == !b->statutory
         && a->population == b->population
         && g_strcmp0 (a->time_zone, b->time_zone) == 0;
}

static gboolean
is_same_site_shape (const BwSite *a,
                    const BwSite *b)
{
  return a->kind == b->kind
         && is_same_degree (a->longitude, b->longitude)
         && is_same_degree (a->latitude, b->latitude);
}

static gboolean
is_same_site (const BwSite *a,
              const BwSite *b)
{
  return is_same_site_shape (a, b)
         && a->state == b->state
         && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->name_en, b->name_en) == 0
         && g_strcmp0 (a->hours, b->hours) == 0
         && a->desks == b->desks
         && a->staff_required == b->staff_required;
}

static void
bw_place_tree_finalize (GObject *object)
{
  BwPlaceTree *self = BW_PLACE_TREE (object);

  for (guint i = 0; i < BW_PLACE_TREE_N_TABLES; i++)
    g_clear_pointer (&self->by_code[i], g_hash_table_unref);
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_string_chunk_free);

  G_OBJECT_CLASS (bw_place_tree_parent_class)->finalize (object);
}

static void
bw_place_tree_class_init (BwPlaceTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_place_tree_finalize;
}

static void
bw_place_tree_init (BwPlaceTree *self)
{
  self->chunks = g_ptr_array_new_with_free_func (free_chunk);
  self->codes = g_string_chunk_new (CODES_LENGTH);
  for (guint i = 0; i < BW_PLACE_TREE_N_TABLES; i++)
    self->by_code[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->generation = 1;
  self->root = BW_PLACE_NONE;
}

/**
 * bw_place_tree_new:
 *
 * Returns: (transfer full): a tree without places
 */
BwPlaceTree *
bw_place_tree_new (void)
{
  return g_object_new (BW_TYPE_PLACE_TREE, NULL);
}

/**
 * bw_place_tree_put_area:
 * @self: a tree
 * @area: the area; a reference is taken
 * @error: return location; `BW_MODEL_ERROR_REFERENCE`, the message begins with
 *   the pointer of the member
 *
 * Adds or replaces. O(1) but for a boundary, which is compared.
 *
 * Returns: its index; %BW_PLACE_NONE on failure, and then nothing has changed
 */
BwPlace
bw_place_tree_put_area (BwPlaceTree  *self,
                        BwArea       *area,
                        GError      **error)
{
  BwPlace place;
  BwPlaceNode *node;
  gboolean moved;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);
  g_return_val_if_fail (area != NULL && area->code != NULL, BW_PLACE_NONE);

  place = bw_place_tree_lookup (self, area->code);
  if (place != BW_PLACE_NONE && bw_place_tree_get_node (self, place)->site != NULL)
    {
      refuse (error, "/id", area->code, "is a site");
      return BW_PLACE_NONE;
    }

  if (!check_parent (self, area->code, area->parent, "/parent", error))
    return BW_PLACE_NONE;

  place = ensure_place (self, area->code);
  moved = move_under (self, place, area->parent);
  node = bw_place_tree_get_node (self, place);
  if (moved || node->area == NULL || !is_same_area_shape (node->area, area))
    self->generation++;
  if (moved || node->area == NULL || !is_same_area (node->area, area))
    self->revision++;

  node->is_site = FALSE;
  bw_area_ref (area);
  g_clear_pointer (&node->area, bw_area_unref);
  node->area = area;
  return place;
}

/**
 * bw_place_tree_put_site:
 * @self: a tree
 * @site: the site; a reference is taken
 * @error: return location; `BW_MODEL_ERROR_REFERENCE`, the message begins with
 *   the pointer of the member
 *
 * Adds or replaces. O(1).
 *
 * Returns: its index; %BW_PLACE_NONE on failure, and then nothing has changed
 */
BwPlace
bw_place_tree_put_site (BwPlaceTree  *self,
                        BwSite       *site,
                        GError      **error)
{
  BwPlace place;
  BwPlaceNode *node;
  gboolean moved;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);
  g_return_val_if_fail (site != NULL && site->code != NULL && site->area != NULL, BW_PLACE_NONE);

  place = bw_place_tree_lookup (self, site->code);
  if (place != BW_PLACE_NONE && bw_place_tree_get_node (self, place)->site == NULL)
    {
      refuse (error, "/id", site->code, "is an area");
      return BW_PLACE_NONE;
    }

  if (!check_parent (self, site->code, site->area, "/area", error))
    return BW_PLACE_NONE;

  place = ensure_place (self, site->code);
  moved = move_under (self, place, site->area);
  node = bw_place_tree_get_node (self, place);
  if (moved || node->site == NULL || !is_same_site_shape (node->site, site))
    self->generation++;
  if (moved || node->site == NULL || !is_same_site (node->site, site))
    self->revision++;

  node->is_site = TRUE;
  bw_site_ref (site);
  g_clear_pointer (&node->site, bw_site_unref);
  node->site = site;
  node->kind = (guint8) site->kind;
  return place;
}

/**
 * bw_place_tree_remove:
 * @self: a tree
 * @place: an area or a site
 *
 * Takes its document away. It keeps its index; an area that has parts still
 * stays as a placeholder without name, level and parent.
 */
void
bw_place_tree_remove (BwPlaceTree *self,
                      BwPlace      place)
{
  BwPlaceNode *node;

  g_return_if_fail (BW_IS_PLACE_TREE (self));

  node = bw_place_tree_get_node (self, place);
  if (node == NULL || (node->area == NULL && node->site == NULL))
    return;

  g_clear_pointer (&node->area, bw_area_unref);
  g_clear_pointer (&node->site, bw_site_unref);
  node->is_site = FALSE;
  unlink_part (self, place);
  self->generation++;
  self->revision++;
}

/**
 * bw_place_tree_clear:
 * @self: a tree
 *
 * Drops all places. Indices begin anew: those of before mean nothing any more.
 */
void
bw_place_tree_clear (BwPlaceTree *self)
{
  g_return_if_fail (BW_IS_PLACE_TREE (self));

  for (guint i = 0; i < BW_PLACE_TREE_N_TABLES; i++)
    g_hash_table_remove_all (self->by_code[i]);
  g_ptr_array_set_size (self->chunks, 0);
  g_string_chunk_clear (self->codes);
  self->n_nodes = 0;
  self->edition++;
  self->generation++;
  self->revision++;
}

/**
 * bw_place_tree_lookup:
 * @self: a tree
 * @code: a code
 *
 * Returns: the listed place of that code, or %BW_PLACE_NONE
 */
BwPlace
bw_place_tree_lookup (BwPlaceTree *self,
                      const char  *code)
{
  gpointer index;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);
  g_return_val_if_fail (code != NULL, BW_PLACE_NONE);

  if (!g_hash_table_lookup_extended (get_table (self, code), code, NULL, &index)
      || !bw_place_tree_node_listed (bw_place_tree_get_node (self, GPOINTER_TO_UINT (index))))
    return BW_PLACE_NONE;

  return GPOINTER_TO_UINT (index);
}

/**
 * bw_place_tree_get_size:
 * @self: a tree
 *
 * Returns: one more than the highest index in use, removed places included
 */
guint
bw_place_tree_get_size (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), 0);

  return self->n_nodes;
}

/**
 * bw_place_tree_get_edition:
 * @self: a tree
 *
 * Who keeps an index for longer than a moment keeps this with it, or the code
 * instead.
 *
 * Returns: a number that is another one after bw_place_tree_clear()
 */
guint
bw_place_tree_get_edition (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), 0);

  return self->edition;
}

/**
 * bw_place_tree_get_generation:
 * @self: a tree
 *
 * Returns: a number that grows with each change of structure: of parents, kinds,
 *   levels, removals, positions and boundaries
 */
guint
bw_place_tree_get_generation (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), 0);

  return self->generation;
}

/**
 * bw_place_tree_get_revision:
 * @self: a tree
 *
 * Returns: a number that grows with each change of anything that a place says,
 *   structure, names and states alike
 */
guint
bw_place_tree_get_revision (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), 0);

  return self->revision;
}

BwPlaceNode *
bw_place_tree_get_node (BwPlaceTree *self,
                        BwPlace      place)
{
  BwPlaceNode *chunk;

  if (place >= self->n_nodes)
    return NULL;

  chunk = g_ptr_array_index (self->chunks, place / BW_PLACE_TREE_CHUNK);
  return &chunk[place % BW_PLACE_TREE_CHUNK];
}

gboolean
bw_place_tree_node_listed (const BwPlaceNode *node)
{
  return node->area != NULL || node->site != NULL
         || (node->parts != NULL && node->parts->len > 0);
}
