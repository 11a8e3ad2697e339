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

#include <math.h>
#include <string.h>

/* One place. A site has no parts, an area no site; a placeholder has neither
 * document. */
typedef struct
{
  char    *code;       /* (owned) */
  BwArea  *area;       /* (owned) (nullable) */
  BwSite  *site;       /* (owned) (nullable) */
  GArray  *parts;      /* (owned) (nullable) (element-type BwPlace) */
  BwPlace  parent;
  guint8   is_site;
  guint8   is_sorted;
} Node;

struct _BwPlaceTree
{
  GObject parent_instance;

  GArray     *nodes;           /* (owned) (element-type Node) */
  GHashTable *by_code;         /* (owned): code → BwPlace */
  guint       generation;
  guint       revision;
  BwPlace     root;
  guint       root_generation; /* generation that @root was found in */
};

G_DEFINE_FINAL_TYPE (BwPlaceTree, bw_place_tree, G_TYPE_OBJECT)

static Node *
get_node (BwPlaceTree *self,
          BwPlace      place)
{
  return place < self->nodes->len ? &g_array_index (self->nodes, Node, place) : NULL;
}

static gboolean
is_node_listed (const Node *node)
{
  return node->area != NULL || node->site != NULL
         || (node->parts != NULL && node->parts->len > 0);
}

static void
clear_node (Node *node)
{
  g_clear_pointer (&node->code, g_free);
  g_clear_pointer (&node->area, bw_area_unref);
  g_clear_pointer (&node->site, bw_site_unref);
  g_clear_pointer (&node->parts, g_array_unref);
}

static BwPlace
ensure_place (BwPlaceTree *self,
              const char  *code)
{
  BwPlace place = bw_place_tree_lookup (self, code);
  Node node = { .parent = BW_PLACE_NONE, .is_sorted = TRUE };
  gpointer index;

  if (place != BW_PLACE_NONE)
    return place;

  /* A removed place has an index still, and gets it back. */
  if (g_hash_table_lookup_extended (self->by_code, code, NULL, &index))
    return GPOINTER_TO_UINT (index);

  place = self->nodes->len;
  node.code = g_strdup (code);
  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->by_code, node.code, GUINT_TO_POINTER (place));
  return place;
}

static void
unlink_part (BwPlaceTree *self,
             BwPlace      place)
{
  Node *node = get_node (self, place);
  Node *parent = get_node (self, node->parent);

  node->parent = BW_PLACE_NONE;
  if (parent == NULL)
    return;

  for (guint i = 0; i < parent->parts->len; i++)
    {
      if (g_array_index (parent->parts, BwPlace, i) == place)
        {
          /* Fast, and a sorted list of two or more is sorted no longer. */
          g_array_remove_index_fast (parent->parts, i);
          parent->is_sorted = parent->parts->len < 2;
          return;
        }
    }
}

static void
link_part (BwPlaceTree *self,
           BwPlace      place,
           BwPlace      parent_place)
{
  Node *node = get_node (self, place);
  Node *parent = get_node (self, parent_place);

  node->parent = parent_place;
  if (parent == NULL)
    return;

  if (parent->parts == NULL)
    parent->parts = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  g_array_append_val (parent->parts, place);
  parent->is_sorted = parent->parts->len < 2;
}

/* Puts @place under the place called @code, which is made if need be. */
static gboolean
move_under (BwPlaceTree *self,
            BwPlace      place,
            const char  *code)
{
  BwPlace parent = code != NULL ? ensure_place (self, code) : BW_PLACE_NONE;

  if (get_node (self, place)->parent == parent)
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

static int
compare_codes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  GArray *nodes = user_data;
  const BwPlace *left = a;
  const BwPlace *right = b;

  return strcmp (g_array_index (nodes, Node, *left).code,
                 g_array_index (nodes, Node, *right).code);
}

static guint
count_below (BwPlaceTree *self,
             BwPlace      place)
{
  const Node *node = get_node (self, place);
  guint n = 1;

  for (guint i = 0; node->parts != NULL && i < node->parts->len; i++)
    n += count_below (self, g_array_index (node->parts, BwPlace, i));

  return n;
}

static BwPlace
find_root (BwPlaceTree *self)
{
  BwPlace root = BW_PLACE_NONE;
  guint most = 0;

  for (BwPlace place = 0; place < self->nodes->len; place++)
    {
      const Node *node = get_node (self, place);
      guint n;

      if (node->parent != BW_PLACE_NONE || !is_node_listed (node))
        continue;

      n = count_below (self, place);
      if (n > most || (n == most && strcmp (node->code, get_node (self, root)->code) < 0))
        {
          most = n;
          root = place;
        }
    }

  return root;
}

static void
collect_sites (BwPlaceTree *self,
               BwPlace      place,
               GArray      *sites)
{
  const BwPlace *parts;
  guint n_parts;

  if (bw_place_tree_is_site (self, place))
    g_array_append_val (sites, place);

  parts = bw_place_tree_get_parts (self, place, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    collect_sites (self, parts[i], sites);
}

static void
bw_place_tree_finalize (GObject *object)
{
  BwPlaceTree *self = BW_PLACE_TREE (object);

  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);

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
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, (GDestroyNotify) clear_node);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
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
  Node *node;
  gboolean moved;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);
  g_return_val_if_fail (area != NULL && area->code != NULL, BW_PLACE_NONE);

  place = bw_place_tree_lookup (self, area->code);
  if (place != BW_PLACE_NONE && get_node (self, place)->site != NULL)
    {
      refuse (error, "/id", area->code, "is a site");
      return BW_PLACE_NONE;
    }

  if (!check_parent (self, area->code, area->parent, "/parent", error))
    return BW_PLACE_NONE;

  place = ensure_place (self, area->code);
  moved = move_under (self, place, area->parent);
  node = get_node (self, place);
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
  Node *node;
  gboolean moved;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);
  g_return_val_if_fail (site != NULL && site->code != NULL && site->area != NULL, BW_PLACE_NONE);

  place = bw_place_tree_lookup (self, site->code);
  if (place != BW_PLACE_NONE && get_node (self, place)->site == NULL)
    {
      refuse (error, "/id", site->code, "is an area");
      return BW_PLACE_NONE;
    }

  if (!check_parent (self, site->code, site->area, "/area", error))
    return BW_PLACE_NONE;

  place = ensure_place (self, site->code);
  moved = move_under (self, place, site->area);
  node = get_node (self, place);
  if (moved || node->site == NULL || !is_same_site_shape (node->site, site))
    self->generation++;
  if (moved || node->site == NULL || !is_same_site (node->site, site))
    self->revision++;

  node->is_site = TRUE;
  bw_site_ref (site);
  g_clear_pointer (&node->site, bw_site_unref);
  node->site = site;
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
  Node *node;

  g_return_if_fail (BW_IS_PLACE_TREE (self));

  node = get_node (self, place);
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

  g_hash_table_remove_all (self->by_code);
  g_array_set_size (self->nodes, 0);
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

  if (!g_hash_table_lookup_extended (self->by_code, code, NULL, &index)
      || !is_node_listed (get_node (self, GPOINTER_TO_UINT (index))))
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

  return self->nodes->len;
}

/**
 * bw_place_tree_get_root:
 * @self: a tree
 *
 * O(places) after a change of structure, else O(1).
 *
 * Returns: the place without parent that most places stand under, of equals the
 *   one whose code is first; %BW_PLACE_NONE if there is no place
 */
BwPlace
bw_place_tree_get_root (BwPlaceTree *self)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);

  if (self->root_generation != self->generation)
    {
      self->root = find_root (self);
      self->root_generation = self->generation;
    }

  return self->root;
}

gboolean
bw_place_tree_is_listed (BwPlaceTree *self,
                         BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  node = get_node (self, place);
  return node != NULL && is_node_listed (node);
}

gboolean
bw_place_tree_is_site (BwPlaceTree *self,
                       BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  node = get_node (self, place);
  return node != NULL && node->is_site;
}

/**
 * bw_place_tree_get_parent:
 * @self: a tree
 * @place: a place
 *
 * Returns: the area that it stands in; %BW_PLACE_NONE for a root
 */
BwPlace
bw_place_tree_get_parent (BwPlaceTree *self,
                          BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_PLACE_NONE);

  node = get_node (self, place);
  return node != NULL ? node->parent : BW_PLACE_NONE;
}

/**
 * bw_place_tree_get_level:
 * @self: a tree
 * @place: a place
 *
 * Returns: its level; %BW_LEVEL_SITE for sites, %BW_LEVEL_UNKNOWN for placeholders
 */
BwLevel
bw_place_tree_get_level (BwPlaceTree *self,
                         BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), BW_LEVEL_UNKNOWN);

  node = get_node (self, place);
  if (node == NULL || (node->area == NULL && node->site == NULL))
    return BW_LEVEL_UNKNOWN;

  return node->site != NULL ? BW_LEVEL_SITE : node->area->level;
}

/**
 * bw_place_tree_get_code:
 * @self: a tree
 * @place: a place, listed or removed
 *
 * Returns: (transfer none) (nullable): its code
 */
const char *
bw_place_tree_get_code (BwPlaceTree *self,
                        BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = get_node (self, place);
  return node != NULL ? node->code : NULL;
}

/**
 * bw_place_tree_get_name:
 * @self: a tree
 * @place: a place
 * @language: `zh_CN`, `en`, …
 *
 * Returns: (transfer none) (nullable): its name in @language, else the Chinese
 *   one, else its code; %NULL only for an index that was never in use
 */
const char *
bw_place_tree_get_name (BwPlaceTree *self,
                        BwPlace      place,
                        const char  *language)
{
  const Node *node;
  const char *name = NULL;
  const char *name_en = NULL;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  node = get_node (self, place);
  if (node == NULL)
    return NULL;

  if (node->area != NULL)
    {
      name = node->area->name;
      name_en = node->area->name_en;
    }
  else if (node->site != NULL)
    {
      name = node->site->name;
      name_en = node->site->name_en;
    }

  if (g_str_has_prefix (language, "en") && name_en != NULL && *name_en != '\0')
    return name_en;

  return name != NULL && *name != '\0' ? name : node->code;
}

/**
 * bw_place_tree_get_position:
 * @self: a tree
 * @place: a place
 * @longitude: (out): degrees WGS-84
 * @latitude: (out): degrees WGS-84
 *
 * Returns: whether it has a position: a site's own, an area's centre
 */
gboolean
bw_place_tree_get_position (BwPlaceTree *self,
                            BwPlace      place,
                            double      *longitude,
                            double      *latitude)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);
  g_return_val_if_fail (longitude != NULL && latitude != NULL, FALSE);

  node = get_node (self, place);
  *longitude = NAN;
  *latitude = NAN;
  if (node != NULL && node->area != NULL)
    {
      *longitude = node->area->longitude;
      *latitude = node->area->latitude;
    }
  else if (node != NULL && node->site != NULL)
    {
      *longitude = node->site->longitude;
      *latitude = node->site->latitude;
    }

  return !isnan (*longitude) && !isnan (*latitude);
}

/**
 * bw_place_tree_get_area:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer none) (nullable): its document, until it is replaced; %NULL
 *   for a site or a placeholder
 */
BwArea *
bw_place_tree_get_area (BwPlaceTree *self,
                        BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = get_node (self, place);
  return node != NULL ? node->area : NULL;
}

/**
 * bw_place_tree_get_site:
 * @self: a tree
 * @place: a place
 *
 * Returns: (transfer none) (nullable): its document, until it is replaced
 */
BwSite *
bw_place_tree_get_site (BwPlaceTree *self,
                        BwPlace      place)
{
  const Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  node = get_node (self, place);
  return node != NULL ? node->site : NULL;
}

/**
 * bw_place_tree_is_within:
 * @self: a tree
 * @place: a place
 * @ancestor: a place
 *
 * Returns: whether @place is @ancestor or stands somewhere under it. O(depth)
 */
gboolean
bw_place_tree_is_within (BwPlaceTree *self,
                         BwPlace      place,
                         BwPlace      ancestor)
{
  g_return_val_if_fail (BW_IS_PLACE_TREE (self), FALSE);

  while (place != BW_PLACE_NONE && place != ancestor)
    place = bw_place_tree_get_parent (self, place);

  return place != BW_PLACE_NONE;
}

/**
 * bw_place_tree_get_parts:
 * @self: a tree
 * @place: a place
 * @n_parts: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_parts): its direct parts,
 *   areas and sites in one list, in order of code; until the next change of
 *   structure
 */
const BwPlace *
bw_place_tree_get_parts (BwPlaceTree *self,
                         BwPlace      place,
                         guint       *n_parts)
{
  Node *node;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);
  g_return_val_if_fail (n_parts != NULL, NULL);

  *n_parts = 0;
  node = get_node (self, place);
  if (node == NULL || node->parts == NULL)
    return NULL;

  if (!node->is_sorted)
    {
      g_array_sort_with_data (node->parts, compare_codes, self->nodes);
      node->is_sorted = TRUE;
    }

  *n_parts = node->parts->len;
  return (const BwPlace *) (gpointer) node->parts->data;
}

/**
 * bw_place_tree_dup_sites:
 * @self: a tree
 * @area: an area
 *
 * Returns: (transfer full) (element-type BwPlace): all sites under it, any depth
 */
GArray *
bw_place_tree_dup_sites (BwPlaceTree *self,
                         BwPlace      area)
{
  GArray *sites;

  g_return_val_if_fail (BW_IS_PLACE_TREE (self), NULL);

  sites = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  if (area != BW_PLACE_NONE)
    collect_sites (self, area, sites);

  return sites;
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
