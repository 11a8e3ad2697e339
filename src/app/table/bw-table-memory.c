/* bw-table-memory.c: how a person wants a table: columns, order, chip
 *
 *   as it comes ──a person changes it──► kept ──next start──► taken up
 *        ◄──────────── table.reset ────────┘
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-table-memory.h"

#include "bw-settings.h"
#include "bw-table-private.h"

#define KEY "table-views"

/* Of all tables: by name, what differs; of one: by member. */
#define ALL_TYPE "a{sa{sv}}"
#define ONE_TYPE "a{sv}"

typedef struct
{
  BwTable       *table;       /* (unowned): owns this */
  GSettings     *settings;    /* (owned) (nullable) */
  char          *name;        /* (owned) */
  GVariant      *as_it_comes; /* (owned) */
  GSimpleAction *reset;       /* (unowned): of the group of the table */
  gboolean       is_taking_up;
} Memory;

static void
free_memory (gpointer data)
{
  Memory *self = data;

  g_clear_object (&self->settings);
  g_variant_unref (self->as_it_comes);
  g_free (self->name);
  g_free (self);
}

static GVariant *
list_hidden (BwTable *table)
{
  GVariantBuilder hidden;

  g_variant_builder_init (&hidden, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (!bw_table_grid_is_shown (table->grid, i))
        g_variant_builder_add (&hidden, "s", table->columns[i].id);
    }

  return g_variant_builder_end (&hidden);
}

/* (transfer full): the table as it is */
static GVariant *
describe (BwTable *table)
{
  g_autofree char *sort = NULL;
  g_autofree char *chip = NULL;
  gboolean is_descending;
  GVariantBuilder view;

  g_object_get (table, "sort", &sort, "chip", &chip, "descending", &is_descending, NULL);
  g_variant_builder_init (&view, G_VARIANT_TYPE (ONE_TYPE));
  g_variant_builder_add (&view, "{sv}", "sort", g_variant_new_string (sort));
  g_variant_builder_add (&view, "{sv}", "descending", g_variant_new_boolean (is_descending));
  g_variant_builder_add (&view, "{sv}", "chip", g_variant_new_string (chip));
  g_variant_builder_add (&view, "{sv}", "hidden", list_hidden (table));
  return g_variant_ref_sink (g_variant_builder_end (&view));
}

/* Of a version that knew other columns and chips no more than what there is. */
static void
take_up_columns (BwTable            *table,
                 const char * const *hidden)
{
  /* The first one says whose the row is. */
  for (guint i = 1; i < table->n_columns; i++)
    gtk_column_view_column_set_visible (bw_table_grid_get_view_column (table->grid, i),
                                        !g_strv_contains (hidden, table->columns[i].id));
}

static gboolean
has_chip (BwTable    *table,
          const char *id)
{
  for (guint i = 0; i < table->n_chips; i++)
    {
      if (g_str_equal (table->chips[i].id, id))
        return TRUE;
    }

  return FALSE;
}

/* (out) @column: G_MAXUINT: the order of the rows. FALSE: there is no such order. */
static gboolean
find_order (BwTable    *table,
            const char *id,
            guint      *column)
{
  for (*column = 0; *column < table->n_columns; (*column)++)
    {
      const BwTableColumn *known = &table->columns[*column];

      if (g_str_equal (known->id, id))
        return known->key != NULL || known->compare != NULL;
    }

  *column = G_MAXUINT;
  return *id == '\0';
}

static void
take_up (Memory   *self,
         GVariant *view)
{
  g_autofree const char **hidden = NULL;
  const char *sort = NULL;
  const char *chip = NULL;
  gboolean is_descending = FALSE;
  guint column;

  /* A chip brings its own order along. */
  self->is_taking_up = TRUE;
  if (g_variant_lookup (view, "chip", "&s", &chip) && has_chip (self->table, chip))
    bw_table_set_chip (self->table, chip);
  if (g_variant_lookup (view, "sort", "&s", &sort) && find_order (self->table, sort, &column)
      && g_variant_lookup (view, "descending", "b", &is_descending))
    {
      bw_table_set_order (self->table, column, is_descending);
      bw_table_sort_now (self->table);
    }
  if (g_variant_lookup (view, "hidden", "^a&s", &hidden))
    take_up_columns (self->table, hidden);
  self->is_taking_up = FALSE;
}

/* What others keep there stays. */
static void
keep (Memory   *self,
      GVariant *view)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  GVariantBuilder tables;
  GVariantIter iter;
  const char *name;
  GVariant *other;

  g_variant_builder_init (&tables, G_VARIANT_TYPE (ALL_TYPE));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@" ONE_TYPE "}", &name, &other))
    {
      if (!g_str_equal (name, self->name))
        g_variant_builder_add (&tables, "{s@" ONE_TYPE "}", name, other);
    }

  if (!g_variant_equal (view, self->as_it_comes))
    g_variant_builder_add (&tables, "{s@" ONE_TYPE "}", self->name, view);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&tables));
}

static void
on_table_view_changed_cb (Memory *self)
{
  g_autoptr (GVariant) view = NULL;

  if (self->is_taking_up || gtk_widget_in_destruction (GTK_WIDGET (self->table)))
    return;

  view = describe (self->table);
  g_simple_action_set_enabled (self->reset, !g_variant_equal (view, self->as_it_comes));
  if (self->settings != NULL)
    keep (self, view);
}

static void
on_reset_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  Memory *self = user_data;

  take_up (self, self->as_it_comes);
  on_table_view_changed_cb (self);
}

static void
follow (Memory *self)
{
  GObject *table = G_OBJECT (self->table);

  g_signal_connect_swapped (table, "notify::sort", G_CALLBACK (on_table_view_changed_cb), self);
  g_signal_connect_swapped (table, "notify::descending", G_CALLBACK (on_table_view_changed_cb), self);
  g_signal_connect_swapped (table, "notify::chip", G_CALLBACK (on_table_view_changed_cb), self);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_autoptr (GClosure) closure = NULL;

      /* A column outlives its table, in the hands of a view. */
      closure = g_closure_ref (g_cclosure_new_swap (G_CALLBACK (on_table_view_changed_cb), self, NULL));
      g_closure_sink (closure);
      g_object_watch_closure (table, closure);
      g_signal_connect_closure (bw_table_grid_get_view_column (self->table->grid, i), "notify::visible", closure,
                                FALSE);
    }
}

/**
 * bw_table_memory_attach:
 * @table: a table with its columns, chips and first order
 * @name: by which its view is kept; no other table has it
 */
void
bw_table_memory_attach (BwTable    *table,
                        const char *name)
{
  static const char key[] = "bw-table-memory";
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) reset = g_simple_action_new ("reset", NULL);
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariant) view = NULL;
  Memory *self;

  g_return_if_fail (BW_IS_TABLE (table) && table->columns != NULL);
  g_return_if_fail (name != NULL && g_object_get_data (G_OBJECT (table), key) == NULL);

  self = g_new0 (Memory, 1);
  self->table = table;
  self->name = g_strdup (name);
  self->settings = bw_settings_new ();
  self->as_it_comes = describe (table);
  self->reset = reset;
  g_object_set_data_full (G_OBJECT (table), key, self, free_memory);
  g_signal_connect (reset, "activate", G_CALLBACK (on_reset_activate_cb), self);
  g_simple_action_set_enabled (reset, FALSE);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (reset));
  gtk_widget_insert_action_group (GTK_WIDGET (table), "view", G_ACTION_GROUP (group));

  all = self->settings != NULL ? g_settings_get_value (self->settings, KEY) : NULL;
  view = all != NULL ? g_variant_lookup_value (all, name, G_VARIANT_TYPE (ONE_TYPE)) : NULL;
  if (view != NULL)
    take_up (self, view);
  follow (self);
  on_table_view_changed_cb (self);
}
