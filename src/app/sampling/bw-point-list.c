/* bw-point-list.c: the table of the sampling points of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-list.h"

#include "bw-point-columns.h"
#include "bw-point-names.h"
#include "bw-table-memory.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of more points the ages in the order are those of their last change. */
#define N_REREAD 5000

struct _BwPointList
{
  AdwBin parent_instance;

  BwTable        *table;        /* (unowned): the child */
  BwPointColumns  columns;
  BwDesk         *desk;         /* (owned) (nullable) */
  BwPointTrails  *trails;       /* (owned) (nullable) */
  BwPlace        *points;       /* (owned) */
  guint           n_points;
  guint32        *names;        /* (owned) (nullable) */
  GCancellable   *cancellable;  /* (owned) (nullable): of the names that are being ranked */
  guint           edition;      /* of the places that these are of */
  BwPlace         scope;
  BwPlace         told;         /* of that edition: what the desk was told of last */
};

enum
{
  POINT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwPointList, bw_point_list, ADW_TYPE_BIN)

static void
stop_ranking (BwPointList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_names_ranked_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  BwPointList *self;
  g_autoptr (GError) error = NULL;
  guint n_names = 0;
  guint32 *names = bw_point_names_rank_finish (BW_PLACE_TREE (source), result, &n_names, &error);
  g_autofree char *sort = NULL;

  /* Nobody wants to know any more. */
  if (names == NULL)
    return;

  self = BW_POINT_LIST (user_data);
  g_free (self->names);
  self->names = names;
  self->columns.names = names;
  self->columns.n_names = n_names;
  g_clear_object (&self->cancellable);
  g_object_get (self->table, "sort", &sort, NULL);
  if (g_strcmp0 (sort, "point") == 0)
    bw_table_update (self->table, NULL, NULL);
}

/* By code until that is done; only if anybody asks for that order. */
static void
rank_names (BwPointList *self)
{
  g_autofree char *sort = NULL;

  g_object_get (self->table, "sort", &sort, NULL);
  if (self->columns.names != NULL || self->cancellable != NULL || g_strcmp0 (sort, "point") != 0)
    return;

  self->cancellable = g_cancellable_new ();
  bw_point_names_rank_async (bw_desk_get_places (self->desk), self->points, self->n_points,
                             bw_desk_get_language (self->desk), self->cancellable, on_names_ranked_cb, self);
}

static void
set_points (BwPointList   *self,
            const BwFacts *facts)
{
  g_autoptr (GArray) points = bw_place_tree_dup_sites_of_kind (facts->places, self->scope, BW_SITE_KIND_SAMPLING);
  g_autofree gpointer *rows = NULL;

  if (points->len == self->n_points && self->edition == bw_place_tree_get_edition (facts->places)
      && (points->len == 0 || memcmp (points->data, self->points, points->len * sizeof (BwPlace)) == 0))
    {
      bw_table_update (self->table, NULL, NULL);
      return;
    }

  /* Another point stands for the same index: what was chosen is for the desk to remember. */
  if (self->edition != bw_place_tree_get_edition (facts->places))
    {
      bw_table_forget_selected (self->table);
      self->told = BW_PLACE_NONE;
    }
  self->n_points = points->len;
  self->edition = bw_place_tree_get_edition (facts->places);
  g_free (self->points);
  self->points = g_memdup2 (points->data, points->len * sizeof (BwPlace));
  rows = g_new (gpointer, self->n_points);
  for (guint i = 0; i < self->n_points; i++)
    rows[i] = GUINT_TO_POINTER (self->points[i]);
  stop_ranking (self);
  self->columns.names = NULL;
  rank_names (self);
  bw_table_set_rows (self->table, rows, self->n_points);
}

static gboolean
is_changed (gconstpointer row,
            gpointer      user_data)
{
  const BwDeskChange *change = user_data;
  BwPlace place = GPOINTER_TO_UINT (row);

  return place < change->n_places && change->is_changed[place];
}

static gboolean
is_point (gconstpointer row,
          gpointer      user_data)
{
  return row == user_data;
}

static void
on_table_notify_sort_cb (BwPointList *self)
{
  g_assert (BW_IS_POINT_LIST (self));

  rank_names (self);
}

static void
on_table_row_activated_cb (BwPointList *self,
                           gpointer     row)
{
  g_assert (BW_IS_POINT_LIST (self));

  g_signal_emit (self, signals[POINT_ACTIVATED], 0, GPOINTER_TO_UINT (row));
}

/* One that is chosen here is marked on the map too, and so are several, up to a number that
 * a person could mean. With several, and with none, nothing is the one that is chosen: its
 * mark goes, unless it is of something else that was chosen since. */
static void
on_table_selection_changed_cb (BwPointList *self)
{
  gpointer rows[BW_DESK_MOST_TOGETHER + 1];
  BwPlace places[BW_DESK_MOST_TOGETHER + 1];
  BwPlace told = self->told;
  guint n_selected;

  g_assert (BW_IS_POINT_LIST (self));

  if (self->edition != bw_place_tree_get_edition (bw_desk_get_places (self->desk)))
    return;

  n_selected = bw_table_peek_selected (self->table, rows, G_N_ELEMENTS (rows));
  for (guint i = 0; i < n_selected; i++)
    places[i] = GPOINTER_TO_UINT (rows[i]);

  bw_desk_set_together (self->desk, places, n_selected);
  self->told = n_selected == 1 ? places[0] : BW_PLACE_NONE;
  if (self->told != BW_PLACE_NONE)
    bw_desk_set_selected (self->desk, self->told);
  else if (told != BW_PLACE_NONE && bw_desk_get_selected (self->desk) == told)
    bw_desk_set_selected (self->desk, BW_PLACE_NONE);
}

static void
bw_point_list_dispose (GObject *object)
{
  stop_ranking (BW_POINT_LIST (object));

  G_OBJECT_CLASS (bw_point_list_parent_class)->dispose (object);
}

static void
bw_point_list_finalize (GObject *object)
{
  BwPointList *self = BW_POINT_LIST (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->trails);
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->names, g_free);

  G_OBJECT_CLASS (bw_point_list_parent_class)->finalize (object);
}

static void
bw_point_list_class_init (BwPointListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_point_list_dispose;
  object_class->finalize = bw_point_list_finalize;

  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", BW_TYPE_POINT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bw_point_list_init (BwPointList *self)
{
  self->scope = BW_PLACE_NONE;
  self->told = BW_PLACE_NONE;
  self->table = BW_TABLE (bw_table_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

GtkWidget *
bw_point_list_new (void)
{
  return g_object_new (BW_TYPE_POINT_LIST, NULL);
}

/**
 * bw_point_list_set_desk:
 * @self: a list without a desk
 * @desk: whose points
 * @trails: how their counts went
 */
void
bw_point_list_set_desk (BwPointList   *self,
                        BwDesk        *desk,
                        BwPointTrails *trails)
{
  const BwTableColumn *columns;
  guint n_columns;

  g_return_if_fail (BW_IS_POINT_LIST (self));
  g_return_if_fail (self->desk == NULL && BW_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  bw_table_set_desk (self->table, desk);
  self->trails = g_object_ref (trails);
  self->columns.desk = desk;
  self->columns.trails = trails;
  columns = bw_point_columns_get (&n_columns);
  bw_table_set_columns (self->table, columns, n_columns, bw_point_columns_prepare, &self->columns);
  bw_table_set_chips (self->table, bw_point_columns_get_chips (), BW_N_POINT_CHIPS, bw_point_columns_get_groups);
  bw_table_set_search_func (self->table, bw_point_columns_search);
  bw_table_set_title (self->table, _("Sampling points"));
  bw_table_set_hint (self->table, _("Find a sampling point"));
  bw_table_set_empty_text (self->table, _("No sampling point stands in this area."));
  bw_table_set_sort (self->table, "state", FALSE);
  g_signal_connect_object (self->table, "notify::sort", G_CALLBACK (on_table_notify_sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (on_table_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (on_table_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bw_table_memory_attach (self->table, "sampling-points");
}

/**
 * bw_point_list_update:
 * @self: a list
 * @facts: of the desk, with a round
 * @scope: whose points
 * @change: (nullable): what changed since the last call
 */
void
bw_point_list_update (BwPointList        *self,
                      const BwFacts      *facts,
                      BwPlace             scope,
                      const BwDeskChange *change)
{
  g_return_if_fail (BW_IS_POINT_LIST (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  if (change == NULL || change->structure || scope != self->scope)
    {
      self->scope = scope;
      set_points (self, facts);
    }
  else
    {
      bw_table_update (self->table, is_changed, (gpointer) change);
    }
}

void
bw_point_list_reread (BwPointList   *self,
                      const BwFacts *facts)
{
  g_return_if_fail (BW_IS_POINT_LIST (self));

  if (self->n_points <= N_REREAD)
    bw_table_update (self->table, NULL, NULL);
  else
    bw_table_refresh (self->table);
}

void
bw_point_list_tell (BwPointList *self,
                    BwPlace      point)
{
  g_return_if_fail (BW_IS_POINT_LIST (self));

  bw_table_update (self->table, is_point, GUINT_TO_POINTER (point));
}

void
bw_point_list_set_as_of (BwPointList *self,
                         const char  *text)
{
  g_return_if_fail (BW_IS_POINT_LIST (self));

  bw_table_set_as_of (self->table, text);
}

BwTable *
bw_point_list_get_table (BwPointList *self)
{
  g_return_val_if_fail (BW_IS_POINT_LIST (self), NULL);

  return self->table;
}
