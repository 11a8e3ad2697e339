/* bw-preferences-window.c: what a person can set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-preferences-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-base-map-window.h"
#include "bw-print-fonts-group.h"
#include "bw-token-row.h"
#include "bw-wall-choice.h"

#include <glib/gi18n.h>

struct _BwPreferencesWindow
{
  AdwWindow parent_instance;

  GSettings     *settings; /* (owned) */

  AdwComboRow   *language;
  AdwComboRow   *contrast;
  GtkEditable   *approval;
  AdwActionRow  *base_map;
  GtkWidget     *choose_base_map;
  BwTokenRow    *token;
  GtkSpinButton *busy;
  GtkSpinButton *jammed;
  GtkSpinButton *interval;
  GtkSpinButton *held;
  GtkSpinButton *longest;
  GtkSpinButton *least_rest;
  GtkSpinButton *good_rest;
  GtkSpinButton *distance;
  GtkSpinButton *scene;

  AdwPreferencesGroup *wall;
  BwPrintFontsGroup   *fonts;
};

G_DEFINE_FINAL_TYPE (BwPreferencesWindow, bw_preferences_window, ADW_TYPE_WINDOW)

static gboolean
on_language_get_cb (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  const char *name = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, g_str_equal (name, "zh_CN") ? 1 : g_str_equal (name, "en") ? 2 : 0);
  return TRUE;
}

static GVariant *
on_language_set_cb (const GValue       *value,
                    const GVariantType *type,
                    gpointer            user_data)
{
  static const char * const names[] = { "system", "zh_CN", "en" };
  guint index = g_value_get_uint (value);

  return g_variant_new_string (names[index < G_N_ELEMENTS (names) ? index : 0]);
}

static gboolean
on_contrast_get_cb (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  g_value_set_uint (value, g_str_equal (g_variant_get_string (variant, NULL), "high") ? 1 : 0);
  return TRUE;
}

static GVariant *
on_contrast_set_cb (const GValue       *value,
                    const GVariantType *type,
                    gpointer            user_data)
{
  return g_variant_new_string (g_value_get_uint (value) == 1 ? "high" : "system");
}

static void
on_base_map_changed_cb (BwPreferencesWindow *self)
{
  adw_action_row_set_subtitle (self->base_map, bw_base_map_window_get_kind_name (self->settings));
}

static void
on_choose_base_map_clicked_cb (BwPreferencesWindow *self)
{
  bw_ahead_present (GTK_WINDOW (bw_base_map_window_new (GTK_WINDOW (self), self->settings)));
}

static void
bw_preferences_window_dispose (GObject *object)
{
  g_clear_object (&BW_PREFERENCES_WINDOW (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (bw_preferences_window_parent_class)->dispose (object);
}

static void
bw_preferences_window_class_init (BwPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_preferences_window_dispose;

  g_type_ensure (BW_TYPE_PRINT_FONTS_GROUP);
  g_type_ensure (BW_TYPE_TOKEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, language);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, contrast);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, approval);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, base_map);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, choose_base_map);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, token);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, jammed);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, interval);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, held);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, longest);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, least_rest);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, good_rest);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, distance);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, scene);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, wall);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesWindow, fonts);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_base_map_clicked_cb);
}

static void
bw_preferences_window_init (BwPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->choose_base_map), _("Choose the Base Map"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->held), _("Donations for a Place Overdue after (Hours)"));

  /* As the schema has it. */
  gtk_spin_button_set_range (self->held, 1.0, 720.0);
  gtk_spin_button_set_increments (self->held, 1.0, 24.0);
}

/**
 * bw_preferences_window_new:
 * @parent: (nullable): the window that it stands above
 * @settings: what is set
 * @credentials: what keeps the token
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_preferences_window_new (GtkWindow     *parent,
                           GSettings     *settings,
                           BwCredentials *credentials)
{
  BwPreferencesWindow *self;
  g_autofree char *server = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (BW_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (BW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "language", self->language, "selected", G_SETTINGS_BIND_DEFAULT,
                                on_language_get_cb, on_language_set_cb, NULL, NULL);
  g_settings_bind_with_mapping (settings, "contrast", self->contrast, "selected", G_SETTINGS_BIND_DEFAULT,
                                on_contrast_get_cb, on_contrast_set_cb, NULL, NULL);
  g_settings_bind (settings, "map-approval-number", self->approval, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "busy-minutes", self->busy, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "jammed-minutes", self->jammed, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "report-interval", self->interval, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "donation-held-hours", self->held, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "duty-longest", self->longest, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "duty-least-rest", self->least_rest, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "duty-good-rest", self->good_rest, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "wall-viewing-distance", self->distance, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "wall-scene-seconds", self->scene, "value", G_SETTINGS_BIND_DEFAULT);
  bw_wall_choice_add (self->wall, settings);
  g_signal_connect_object (settings, "changed::base-map", G_CALLBACK (on_base_map_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_base_map_changed_cb (self);
  bw_print_fonts_group_set_settings (self->fonts, settings);
  server = g_settings_get_string (settings, "backend");
  bw_token_row_set_credentials (self->token, credentials, server);
  return GTK_WIDGET (self);
}
