/* bw-contrast.c: whether what is shown is to have high contrast
 *
 * libadwaita has no call to ask for high contrast alone. Where the preference asks for
 * it and the system does not, its style for it is laid over the one that it has chosen,
 * and ours over ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-contrast.h"

#include "bw-settings.h"

#include <adwaita.h>

/* Each over the ones before. */
enum
{
  LAYER_BASE,
  LAYER_LIGHT,
  LAYER_DARK,
  N_LAYERS,
};

static const struct
{
  const char *path;
  guint       priority;
} layers[N_LAYERS] = {
  [LAYER_BASE] = { "/org/gnome/Adwaita/styles/base-hc.css", GTK_STYLE_PROVIDER_PRIORITY_THEME + 1 },
  [LAYER_LIGHT] = { "/io/github/bulwarkdesk/Bulwark/style-hc.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1 },
  [LAYER_DARK] = { "/io/github/bulwarkdesk/Bulwark/style-hc-dark.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2 },
};

struct _BwContrast
{
  GObject parent_instance;

  GSettings      *settings;          /* (owned) (nullable): where it was not installed there is none */
  GtkCssProvider *laid[N_LAYERS];    /* (owned) (nullable): those that lie over the style now */
  gboolean        is_high;
};

typedef enum
{
  PROP_HIGH = 1,
} BwContrastProperty;

static GParamSpec *properties[PROP_HIGH + 1];

G_DEFINE_FINAL_TYPE (BwContrast, bw_contrast, G_TYPE_OBJECT)

static void
set_layer (BwContrast *self,
           guint       layer,
           gboolean    is_wanted)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (is_wanted == (self->laid[layer] != NULL))
    return;

  if (!is_wanted)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->laid[layer]));
      g_clear_object (&self->laid[layer]);
    }
  else if (g_resources_get_info (layers[layer].path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    {
      self->laid[layer] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (self->laid[layer], layers[layer].path);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->laid[layer]),
                                                  layers[layer].priority);
    }
}

/* Colours of drawings are no styles: those that draw are not told by GTK. */
static void
queue_draw_below (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    queue_draw_below (child);
}

static void
queue_draw_all (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      queue_draw_below (window);
    }
}

static void
update (BwContrast *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *contrast = self->settings != NULL ? g_settings_get_string (self->settings, "contrast") : NULL;
  gboolean is_system = adw_style_manager_get_high_contrast (manager);
  gboolean is_ours = g_strcmp0 (contrast, "high") == 0 && !is_system;
  gboolean is_high = is_system || is_ours;

  set_layer (self, LAYER_BASE, is_ours);
  set_layer (self, LAYER_LIGHT, is_ours);
  set_layer (self, LAYER_DARK, is_ours && adw_style_manager_get_dark (manager));
  if (is_high == self->is_high)
    return;

  self->is_high = is_high;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH]);
  queue_draw_all ();
}

static void
on_source_changed_cb (BwContrast *self)
{
  g_assert (BW_IS_CONTRAST (self));

  update (self);
}

static void
bw_contrast_constructed (GObject *object)
{
  BwContrast *self = BW_CONTRAST (object);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  G_OBJECT_CLASS (bw_contrast_parent_class)->constructed (object);

  self->settings = bw_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::contrast", G_CALLBACK (on_source_changed_cb), self,
                             G_CONNECT_SWAPPED);

  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_source_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
bw_contrast_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (prop_id == PROP_HIGH)
    g_value_set_boolean (value, BW_CONTRAST (object)->is_high);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_contrast_dispose (GObject *object)
{
  BwContrast *self = BW_CONTRAST (object);

  g_clear_object (&self->settings);
  for (guint i = 0; i < N_LAYERS; i++)
    g_clear_object (&self->laid[i]);

  G_OBJECT_CLASS (bw_contrast_parent_class)->dispose (object);
}

static void
bw_contrast_class_init (BwContrastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = bw_contrast_constructed;
  object_class->get_property = bw_contrast_get_property;
  object_class->dispose = bw_contrast_dispose;

  properties[PROP_HIGH] = g_param_spec_boolean ("high", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_contrast_init (BwContrast *self)
{
}

/**
 * bw_contrast_get_default:
 *
 * Returns: (transfer none): what knows; it is never freed
 */
BwContrast *
bw_contrast_get_default (void)
{
  static BwContrast *contrast;

  if (contrast == NULL)
    contrast = g_object_new (BW_TYPE_CONTRAST, NULL);

  return contrast;
}

gboolean
bw_contrast_is_high (BwContrast *self)
{
  g_return_val_if_fail (BW_IS_CONTRAST (self), FALSE);

  return self->is_high;
}
