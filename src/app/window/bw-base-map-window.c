/* bw-base-map-window.c: which base map lies under the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-base-map-window.h"

#include "bw-accessible.h"
#include "bw-base-map-settings.h"
#include "bw-file-chooser.h"
#include "bw-tile-source.h"

#include <glib/gi18n.h>

/* Of Tianditu's documentation (“地图API”, “WMTS”): web Mercator in CGCS2000. %s: what it
 * shows. */
#define TIANDITU \
  "https://t0.tianditu.gov.cn/%s_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%s&STYLE=default" \
  "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"

struct _BwBaseMapWindow
{
  AdwWindow parent_instance;

  GSettings     *settings;    /* (owned) */
  GCancellable  *cancellable; /* (owned) */
  BwBaseMap     *opening;     /* (owned) (nullable): the file that was given to be opened last */

  AdwComboRow   *kind;
  AdwComboRow   *datum;
  GtkWidget     *server;
  GtkWidget     *streets;
  GtkEditable   *address;
  GtkEditable   *labels;
  GtkEditable   *key;
  GtkSpinButton *lowest;
  GtkSpinButton *highest;
  GtkWidget     *highest_row;
  GtkSpinButton *cache;
  GtkWidget     *local;
  GtkEditable   *file;
  GtkWidget     *shown;
  GtkEditable   *credit;
  GtkWidget     *apply;

  GtkLabel      *faults[BW_N_BASE_MAP_FIELDS]; /* (unowned): each in a row below its field */
};

G_DEFINE_FINAL_TYPE (BwBaseMapWindow, bw_base_map_window, ADW_TYPE_WINDOW)

static GtkWidget *
get_row (BwBaseMapWindow *self,
         BwBaseMapField   field)
{
  GtkWidget *rows[BW_N_BASE_MAP_FIELDS] = {
    [BW_BASE_MAP_FIELD_TEMPLATE] = GTK_WIDGET (self->address),
    [BW_BASE_MAP_FIELD_LABELS] = GTK_WIDGET (self->labels),
    [BW_BASE_MAP_FIELD_KEY] = GTK_WIDGET (self->key),
    [BW_BASE_MAP_FIELD_FILE] = GTK_WIDGET (self->file),
    [BW_BASE_MAP_FIELD_DATUM] = GTK_WIDGET (self->datum),
    [BW_BASE_MAP_FIELD_ZOOM] = self->highest_row,
  };

  return rows[field];
}

/* What is wrong, and what to do. */
static const char *
get_fault_words (BwBaseMapFault fault,
                 BwBaseMapField field)
{
  switch (fault)
    {
    case BW_BASE_MAP_FAULT_MISSING:
      return field == BW_BASE_MAP_FIELD_FILE ? _("Choose a file of map tiles.")
                                             : _("Type the address that the server tells.");
    case BW_BASE_MAP_FAULT_ADDRESS:
      return _("This is no address: it begins with http:// or https://, then comes the name of the server.");
    case BW_BASE_MAP_FAULT_PLACEHOLDERS:
      return _("{z}, {x} and {y} must be in it, where level, column and row of a tile belong.");
    case BW_BASE_MAP_FAULT_GRID:
      return _("These tiles are not web Mercator (EPSG:3857). Tianditu has layers that end in _w for that, not in _c.");
    case BW_BASE_MAP_FAULT_KEY:
      return _("An address has {key} in it: type the key, or remove {key}.");
    case BW_BASE_MAP_FAULT_UNUSED_KEY:
      return _("No address has {key} in it: put it where the key belongs, or remove the key.");
    case BW_BASE_MAP_FAULT_UNDECLARED:
      return _("Say what the map is measured from: another datum would lie up to a kilometre beside the data.");
    case BW_BASE_MAP_FAULT_GCJ02:
    case BW_BASE_MAP_FAULT_SERVER_GCJ02:
      return _("GCJ-02 is bent against the data by 300 to 700 m, differently in each place: pictures of it cannot be "
               "set right. Use a map in WGS-84 or CGCS2000, such as Tianditu.");
    case BW_BASE_MAP_FAULT_BD09:
    case BW_BASE_MAP_FAULT_SERVER_BD09:
      return _("BD-09 lies about a kilometre beside the data, differently in each place: pictures of it cannot be set "
               "right. Use a map in WGS-84 or CGCS2000, such as Tianditu.");
    case BW_BASE_MAP_FAULT_ORDER:
      return _("The highest level lies below the lowest.");
    case BW_BASE_MAP_FAULT_NONE:
    default:
      return "";
    }
}

static void
add_fault_row (BwBaseMapWindow *self,
               BwBaseMapField   field)
{
  GtkWidget *row = get_row (self, field);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  GtkWidget *below = g_object_new (ADW_TYPE_PREFERENCES_ROW, "child", label, "activatable", FALSE, "focusable", FALSE,
                                   "visible", FALSE, NULL);
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, "margin-start", 12, "margin-end", 12, "margin-top", 8,
                "margin-bottom", 8, NULL);
  gtk_widget_add_css_class (label, "error");
  bw_accessible_follow_text (GTK_LABEL (label));
  gtk_list_box_insert (GTK_LIST_BOX (list), below, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  self->faults[field] = GTK_LABEL (label);
}

static void
show_fault (BwBaseMapWindow *self,
            BwBaseMapField   field,
            const char      *words)
{
  for (guint i = 0; i < BW_N_BASE_MAP_FIELDS; i++)
    {
      gboolean is_wrong = *words != '\0' && i == field;

      gtk_label_set_label (self->faults[i], is_wrong ? words : "");
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->faults[i])), is_wrong);
      bw_accessible_mark_invalid (get_row (self, (BwBaseMapField) i), is_wrong);
    }
  if (*words != '\0')
    gtk_widget_grab_focus (get_row (self, field));
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static BwBaseMap *
gather (BwBaseMapWindow *self)
{
  static const BwDatum datums[] = {
    BW_DATUM_UNDECLARED, BW_DATUM_WGS84, BW_DATUM_WGS84, BW_DATUM_GCJ02, BW_DATUM_BD09
  };
  BwBaseMap *base = bw_base_map_new ((BwBaseMapKind) adw_combo_row_get_selected (self->kind));

  base->address = dup_text (self->address);
  base->labels = dup_text (self->labels);
  base->key = dup_text (self->key);
  base->file = dup_text (self->file);
  base->credit = dup_text (self->credit);
  base->datum = datums[adw_combo_row_get_selected (self->datum)];
  base->min_zoom = (guint) gtk_spin_button_get_value_as_int (self->lowest);
  base->max_zoom = (guint) gtk_spin_button_get_value_as_int (self->highest);
  return base;
}

static void
show_fields (BwBaseMapWindow *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);

  gtk_widget_set_visible (self->server, kind != BW_BASE_MAP_NONE && kind != BW_BASE_MAP_MBTILES);
  gtk_widget_set_visible (self->local, kind == BW_BASE_MAP_MBTILES);
  gtk_widget_set_visible (self->shown, kind != BW_BASE_MAP_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->datum), kind != BW_BASE_MAP_NONE);
  show_fault (self, BW_BASE_MAP_FIELD_DATUM, "");
}

/* All at once: whoever follows sees no half. */
static void
save (BwBaseMapWindow *self)
{
  g_autoptr (BwBaseMap) base = gather (self);
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *schema = NULL;

  g_object_get (self->settings, "schema-id", &schema, NULL);
  settings = g_settings_new (schema);
  g_settings_delay (settings);
  g_settings_set_enum (settings, "base-map", (int) base->kind);
  g_settings_set_enum (settings, "base-map-datum", (int) adw_combo_row_get_selected (self->datum));
  g_settings_set_string (settings, "base-map-address", base->address);
  g_settings_set_string (settings, "base-map-labels", base->labels);
  g_settings_set_string (settings, "base-map-key", base->key);
  g_settings_set_string (settings, "base-map-file", base->file);
  g_settings_set_string (settings, "base-map-credit", base->credit);
  g_settings_set_uint (settings, "base-map-min-zoom", base->min_zoom);
  g_settings_set_uint (settings, "base-map-max-zoom", base->max_zoom);
  g_settings_set_uint (settings, "base-map-cache", (guint) gtk_spin_button_get_value_as_int (self->cache));
  g_settings_apply (settings);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill_in (BwBaseMapWindow *self,
         const char      *tiles,
         const char      *names)
{
  g_autofree char *address = g_strdup_printf (TIANDITU, tiles, tiles);
  g_autofree char *labels = g_strdup_printf (TIANDITU, names, names);

  adw_combo_row_set_selected (self->kind, BW_BASE_MAP_WMTS);
  adw_combo_row_set_selected (self->datum, 2);
  gtk_editable_set_text (self->address, address);
  gtk_editable_set_text (self->labels, labels);
  gtk_editable_set_text (self->credit, "天地图");
  gtk_spin_button_set_value (self->lowest, 1);
  gtk_spin_button_set_value (self->highest, 18);
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

static void
on_streets_clicked_cb (BwBaseMapWindow *self)
{
  fill_in (self, "vec", "cva");
}

static void
on_imagery_clicked_cb (BwBaseMapWindow *self)
{
  fill_in (self, "img", "cia");
}

static void
on_kind_notify_cb (BwBaseMapWindow *self)
{
  show_fields (self);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (BwBaseMapWindow) self = data;
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    gtk_editable_set_text (self->file, g_file_peek_path (file));
}

static void
on_choose_clicked_cb (BwBaseMapWindow *self)
{
  static const char * const patterns[] = { "*.mbtiles", NULL };

  bw_file_chooser_open_async (GTK_WIDGET (self), _("Choose a Map File"), _("Map tiles (MBTiles)"), patterns,
                              self->cancellable, on_file_chosen_cb, g_object_ref (self));
}

static void
on_source_opened_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (BwBaseMapWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *credit = NULL;
  guint lowest;
  guint highest;

  if (bw_tile_source_open_finish (BW_TILE_SOURCE (source), result, &lowest, &highest, &credit, &error))
    {
      g_autoptr (BwBaseMap) base = gather (self);

      /* Something else was filled in meanwhile, which nobody has looked at. */
      gtk_widget_set_sensitive (self->apply, TRUE);
      if (bw_base_map_equal (base, self->opening))
        save (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_widget_set_sensitive (self->apply, TRUE);
      show_fault (self, BW_BASE_MAP_FIELD_FILE, error->message);
    }
}

static void
on_apply_clicked_cb (BwBaseMapWindow *self)
{
  g_autoptr (BwBaseMap) base = gather (self);
  g_autoptr (BwTileSource) source = NULL;
  BwBaseMapField field = BW_BASE_MAP_FIELD_DATUM;
  BwBaseMapFault fault = bw_base_map_find_fault (base, &field);

  show_fault (self, field, get_fault_words (fault, field));
  if (fault != BW_BASE_MAP_FAULT_NONE)
    return;

  if (base->kind != BW_BASE_MAP_MBTILES)
    {
      save (self);
      return;
    }

  source = bw_tile_source_new (base, NULL, 0);
  g_clear_pointer (&self->opening, bw_base_map_free);
  self->opening = g_steal_pointer (&base);
  gtk_widget_set_sensitive (self->apply, FALSE);
  bw_tile_source_open_async (source, self->cancellable, on_source_opened_cb, g_object_ref (self));
}

static void
bw_base_map_window_dispose (GObject *object)
{
  BwBaseMapWindow *self = BW_BASE_MAP_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_BASE_MAP_WINDOW);

  G_OBJECT_CLASS (bw_base_map_window_parent_class)->dispose (object);
}

static void
bw_base_map_window_finalize (GObject *object)
{
  g_clear_object (&BW_BASE_MAP_WINDOW (object)->cancellable);
  g_clear_pointer (&BW_BASE_MAP_WINDOW (object)->opening, bw_base_map_free);

  G_OBJECT_CLASS (bw_base_map_window_parent_class)->finalize (object);
}

static void
bw_base_map_window_class_init (BwBaseMapWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_base_map_window_dispose;
  object_class->finalize = bw_base_map_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-base-map-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, datum);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, server);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, streets);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, address);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, labels);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, key);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, lowest);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, highest);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, highest_row);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, cache);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, local);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, file);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, credit);
  gtk_widget_class_bind_template_child (widget_class, BwBaseMapWindow, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_streets_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_imagery_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
}

static void
bw_base_map_window_init (BwBaseMapWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < BW_N_BASE_MAP_FIELDS; i++)
    add_fault_row (self, (BwBaseMapField) i);
}

/**
 * bw_base_map_window_new:
 * @parent: (nullable): the window that it stands above
 * @settings: the desk's
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_base_map_window_new (GtkWindow *parent,
                        GSettings *settings)
{
  BwBaseMapWindow *self;
  g_autoptr (BwBaseMap) base = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BW_TYPE_BASE_MAP_WINDOW, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  base = bw_base_map_settings_read (settings);
  adw_combo_row_set_selected (self->kind, base->kind);
  adw_combo_row_set_selected (self->datum, (guint) g_settings_get_enum (settings, "base-map-datum"));
  gtk_editable_set_text (self->address, base->address);
  gtk_editable_set_text (self->labels, base->labels);
  gtk_editable_set_text (self->key, base->key);
  gtk_editable_set_text (self->file, base->file);
  gtk_editable_set_text (self->credit, base->credit);
  gtk_spin_button_set_value (self->lowest, base->min_zoom);
  gtk_spin_button_set_value (self->highest, base->max_zoom);
  gtk_spin_button_set_value (self->cache, g_settings_get_uint (settings, "base-map-cache"));
  show_fields (self);
  return GTK_WIDGET (self);
}

/**
 * bw_base_map_window_get_kind_name:
 * @settings: the desk's
 *
 * Returns: (transfer none): how the base map comes that is configured
 */
const char *
bw_base_map_window_get_kind_name (GSettings *settings)
{
  static const char * const names[] = {
    N_("None"), N_("XYZ tiles"), N_("TMS tiles (rows from the south)"), N_("WMTS tiles"), N_("MBTiles file")
  };

  return _(names[g_settings_get_enum (settings, "base-map")]);
}
