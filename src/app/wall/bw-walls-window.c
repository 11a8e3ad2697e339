/* bw-walls-window.c: which walls there are, what each shows and how old that is
 *
 * By their heartbeats, of which one comes each half minute. One that is silent was
 * switched off, or hangs: it stays in the list, and alarms, until it is heard of again
 * or somebody takes it off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-walls-window.h"

#include "bw-edits.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-table-memory.h"
#include "bw-time.h"
#include "bw-wall-scenes.h"

#include <glib/gi18n.h>
#include <math.h>

/* Three heartbeats; and what a wall that is well may be behind. */
#define SILENT_AFTER (90 * BW_TIME_SECOND)
#define OLD_AFTER_S  30.0

/* No wall tells more than a year. */
#define MAX_AGE_S    31536000.0

struct _BwWallsWindow
{
  AdwWindow parent_instance;

  BwDesk     *desk;  /* (owned) (nullable) */
  GHashTable *ids;   /* (owned) (element-type utf8): of all that were ever listed: the rows */

  BwTable    *table;
  GtkButton  *remove;
};

/* What the last heartbeat of a wall says. */
typedef struct
{
  char    *name;
  char    *scene;
  double   age_s;   /* of what it shows, when it said so */
  gint64   since;   /* since it said so */
  gboolean is_there;
} Wall;

G_DEFINE_FINAL_TYPE (BwWallsWindow, bw_walls_window, ADW_TYPE_WINDOW)

static void
clear_wall (Wall *wall)
{
  g_free (wall->name);
  g_free (wall->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wall, clear_wall)

/* Ages are those of the clock on the wall, however fast the backend's goes. */
static void
read_wall (BwWallsWindow *self,
           gconstpointer  row,
           Wall          *wall)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_DISPLAY, row);
  g_autoptr (JsonObject) object = document != NULL ? bw_document_dup_object (document) : NULL;
  double speed = bw_clock_get_speed (bw_client_session_get_clock (bw_desk_get_session (self->desk)));

  *wall = (Wall) { .age_s = NAN };
  if (object == NULL)
    return;

  wall->is_there = TRUE;
  wall->name = g_strdup (bw_json_peek_string (object, "name"));
  wall->scene = g_strdup (bw_json_peek_string (object, "scene"));

  /* The larger, if either is told: data that no frame carries to the glass are not shown. */
  wall->age_s = fmax (json_object_get_double_member_with_default (object, "data_age_s", NAN),
                      json_object_get_double_member_with_default (object, "frame_age_s", NAN));
  if (!isnan (wall->age_s))
    wall->age_s = CLAMP (wall->age_s, 0.0, MAX_AGE_S);
  wall->since = (gint64) ((double) MAX (bw_desk_get_data_now (self->desk) - bw_json_peek_time (object, "at"), 0)
                          / MAX (speed, 1.0));
}

static char *
dup_name_text (gconstpointer row,
               gpointer      user_data)
{
  g_auto (Wall) wall = { 0 };

  read_wall (user_data, row, &wall);

  /* Of several on one machine the name is the same. */
  return wall.name != NULL && !g_str_equal (wall.name, row) ? g_strdup_printf ("%s (%s)", wall.name, (const char *) row)
                                                           : g_strdup (row);
}

static char *
dup_scene_text (gconstpointer row,
                gpointer      user_data)
{
  g_auto (Wall) wall = { 0 };

  read_wall (user_data, row, &wall);
  if (wall.scene == NULL)
    return NULL;

  return g_strdup (*wall.scene != '\0' ? bw_wall_scenes_get_title (wall.scene) : _("No picture"));
}

/* What a wall shows has grown older since it said how old that is: as far as anybody
 * knows nothing has come since. */
static char *
dup_age_text (gconstpointer row,
              gpointer      user_data)
{
  BwWallsWindow *self = user_data;
  const char *language = bw_desk_get_language (self->desk);
  g_auto (Wall) wall = { 0 };

  read_wall (self, row, &wall);
  return isnan (wall.age_s) ? bw_format_value (NAN, BW_BOUND_EXACT, language)
                            : bw_format_age ((gint64) (wall.age_s * BW_TIME_SECOND) + wall.since, language);
}

static char *
dup_heard_text (gconstpointer row,
                gpointer      user_data)
{
  BwWallsWindow *self = user_data;
  g_autofree char *age = NULL;
  g_auto (Wall) wall = { 0 };

  read_wall (self, row, &wall);
  age = bw_format_age (wall.since, bw_desk_get_language (self->desk));
  /* Translators: how long ago something was heard of: "12 s ago". */
  return g_strdup_printf (_("%s ago"), age);
}

static char *
dup_state_text (gconstpointer row,
                gpointer      user_data)
{
  g_auto (Wall) wall = { 0 };

  read_wall (user_data, row, &wall);
  if (wall.since > SILENT_AFTER)
    return g_strdup (C_("wall state", "Silent"));
  if (isnan (wall.age_s))
    /* Translators: state of a wall that does not say how old what it shows is. */
    return g_strdup (C_("wall state", "Age not told"));

  return g_strdup (wall.age_s > OLD_AFTER_S ? C_("wall state", "Shows old data") : C_("wall state", "Live"));
}

static BwTone
get_state_tone (gconstpointer row,
                gpointer      user_data)
{
  g_auto (Wall) wall = { 0 };

  read_wall (user_data, row, &wall);
  if (wall.since > SILENT_AFTER || wall.age_s > OLD_AFTER_S)
    return BW_TONE_LATE;

  return isnan (wall.age_s) ? BW_TONE_FG2 : BW_TONE_SUCCESS;
}

/* The one that was silent for longest first. */
static int
compare_heard (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  g_auto (Wall) first = { 0 };
  g_auto (Wall) second = { 0 };

  read_wall (user_data, a, &first);
  read_wall (user_data, b, &second);
  return first.since > second.since ? -1 : first.since < second.since;
}

static const BwTableColumn columns[] = {
  { .id = "wall", .title = N_("Wall"), .width = 200, .is_wide = TRUE, .text = dup_name_text },
  { .id = "scene", .title = N_("Shows"), .width = 150, .text = dup_scene_text },
  { .id = "age", .title = N_("Age of the data"), .width = 110, .is_number = TRUE, .text = dup_age_text },
  { .id = "heard", .title = N_("Heard of"), .width = 120, .is_number = TRUE, .text = dup_heard_text,
    .compare = compare_heard },
  { .id = "state", .title = N_("State"), .width = 130, .text = dup_state_text, .tone = get_state_tone },
};

static const char *
intern (BwWallsWindow *self,
        const char    *id)
{
  const char *known = g_hash_table_lookup (self->ids, id);
  char *copy;

  if (known != NULL)
    return known;

  copy = g_strdup (id);
  g_hash_table_add (self->ids, copy);
  return copy;
}

static void
fill (BwWallsWindow *self)
{
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (bw_desk_get_picture (self->desk),
                                                               BW_DOCUMENT_TYPE_DISPLAY);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (rows, (gpointer) intern (self, bw_document_get_id (g_ptr_array_index (documents, i))));

  bw_table_set_rows (self->table, rows->pdata, rows->len);
  bw_table_update (self->table, NULL, NULL);
}

/* One that is heard of would be back in half a minute. */
static gboolean
can_remove (BwWallsWindow *self,
            const char    *id)
{
  g_auto (Wall) wall = { 0 };

  read_wall (self, id, &wall);
  return wall.is_there && wall.since > SILENT_AFTER && bw_edits_may (bw_desk_get_edits (self->desk), "ledger");
}

static void
update_remove (BwWallsWindow *self)
{
  g_autoptr (GPtrArray) selected = bw_table_list_selected (self->table);
  gboolean can = selected->len > 0;

  for (guint i = 0; i < selected->len; i++)
    can = can && can_remove (self, g_ptr_array_index (selected, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove), can);
}

static void
on_remove_clicked_cb (BwWallsWindow *self)
{
  g_autoptr (GPtrArray) selected = bw_table_list_selected (self->table);
  BwEdits *edits = bw_desk_get_edits (self->desk);

  g_assert (BW_IS_WALLS_WINDOW (self));

  bw_edits_begin (edits, _("Wall taken off the list"));
  for (guint i = 0; i < selected->len; i++)
    {
      const char *id = g_ptr_array_index (selected, i);
      BwDocument *document = bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_DISPLAY, id);

      if (document != NULL && can_remove (self, id))
        bw_edits_remove (edits, document, id);
    }
  bw_edits_end (edits);
}

static void
on_table_selection_changed_cb (BwWallsWindow *self)
{
  g_assert (BW_IS_WALLS_WINDOW (self));

  if (self->desk != NULL)
    update_remove (self);
}

static void
on_desk_refresh_cb (BwWallsWindow      *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_WALLS_WINDOW (self));

  if (change == NULL || (change->types & 1U << BW_DOCUMENT_TYPE_DISPLAY) != 0)
    fill (self);
}

static void
on_desk_tick_cb (BwWallsWindow *self)
{
  g_assert (BW_IS_WALLS_WINDOW (self));

  bw_table_refresh (self->table);
  update_remove (self);
}

static void
bw_walls_window_dispose (GObject *object)
{
  BwWallsWindow *self = BW_WALLS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WALLS_WINDOW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_walls_window_parent_class)->dispose (object);
}

static void
bw_walls_window_finalize (GObject *object)
{
  g_clear_pointer (&BW_WALLS_WINDOW (object)->ids, g_hash_table_unref);

  G_OBJECT_CLASS (bw_walls_window_parent_class)->finalize (object);
}

static void
bw_walls_window_class_init (BwWallsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_walls_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_walls_window_finalize;

  g_type_ensure (BW_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/wall/bw-walls-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWallsWindow, table);
  gtk_widget_class_bind_template_child (widget_class, BwWallsWindow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_table_selection_changed_cb);
}

static void
bw_walls_window_init (BwWallsWindow *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_walls_window_new:
 * @parent: the window that it stands above
 * @desk: whose walls
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_walls_window_new (GtkWindow *parent,
                     BwDesk    *desk)
{
  BwWallsWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_WALLS_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  bw_table_set_desk (self->table, desk);
  bw_table_set_title (self->table, _("Walls"));
  bw_table_set_hint (self->table, _("Find a wall"));
  bw_table_set_empty_text (self->table, _("No wall has been heard of"));
  bw_table_set_columns (self->table, columns, G_N_ELEMENTS (columns), NULL, self);
  bw_table_memory_attach (self->table, "walls");
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

BwTable *
bw_walls_window_get_table (BwWallsWindow *self)
{
  g_return_val_if_fail (BW_IS_WALLS_WINDOW (self), NULL);

  return self->table;
}
