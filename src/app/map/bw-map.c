/* bw-map.c: the map of a scope, on the desk and on the wall
 *
 * The widget holds the scene, the layer that shows it and the look of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map.h"

#include "bw-accessible.h"
#include "bw-contrast.h"
#include "bw-map-hands-private.h"
#include "bw-map-job.h"
#include "bw-map-projection.h"
#include "bw-settings.h"
#include "bw-theme.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* From the edge, pixels. */
#define FIT_MARGIN 8

/* What is not live (visual reference, 2.10). */

typedef enum
{
  PROP_DESK = 1,
  PROP_PALETTE_KIND,
  PROP_INTERACTIVE,
  PROP_LENS,
  PROP_SHOW_SAMPLING,
  PROP_SHOW_CHECKPOINTS,
  PROP_TEXT_SCALE,
  PROP_MEASURE,
} BwMapProperty;

static GParamSpec *props[PROP_MEASURE + 1];

G_DEFINE_FINAL_TYPE (BwMap, bw_map, GTK_TYPE_WIDGET)

static void
on_look_notify_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  bw_map_update_look (self);
}

static void
on_layer_painted_cb (BwMap *self)
{
  g_assert (BW_IS_MAP (self));

  bw_map_update_sheets (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_viewport_notify_rotation_cb (ShumateViewport *viewport)
{
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

static void
set_shown (BwMap      *self,
           BwSiteKind  kind,
           gboolean    show)
{
  guint kinds = show ? self->kinds | (1u << kind) : self->kinds & ~(1u << kind);

  if (kinds == self->kinds)
    return;

  self->kinds = kinds;
  bw_map_update_look (self);
  if (kind == BW_SITE_KIND_SAMPLING)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_SAMPLING]);
  else if (kind == BW_SITE_KIND_CHECKPOINT)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_CHECKPOINTS]);
}

static void
set_interactive (BwMap    *self,
                 gboolean  interactive)
{
  if (interactive == self->interactive)
    return;

  self->interactive = interactive;
  gtk_widget_set_can_target (GTK_WIDGET (self->map), interactive);
  gtk_widget_set_focusable (GTK_WIDGET (self), interactive);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), interactive);
  bw_map_update_hands (self);
  bw_map_update_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INTERACTIVE]);
}

static void
set_lens (BwMap    *self,
          gboolean  lens)
{
  if (lens == self->lens)
    return;

  self->lens = lens;
  bw_map_layer_fit (self->layer, FALSE);
  bw_map_update_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LENS]);
}

static void
set_text_scale (BwMap  *self,
                double  text_scale)
{
  if (text_scale == self->text_scale)
    return;

  self->text_scale = text_scale;
  if (bw_map_layer_is_fitted (self->layer))
    bw_map_layer_fit (self->layer, FALSE);
  bw_map_update_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT_SCALE]);
}

/* One that the catalogue does not know is no other. */
static void
set_measure (BwMap      *self,
             const char *text)
{
  BwMapMeasure measure;

  if (text == NULL || g_str_equal (text, bw_map_measure_to_string (&self->measure))
      || !bw_map_measure_from_string (&measure, bw_picture_get_catalogue (bw_desk_get_picture (self->desk)), text))
    return;

  self->measure = measure;
  bw_map_update_measure (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MEASURE]);
}

static void
listen_to_style (BwMap *self)
{
  g_signal_connect_object (self->desk, "notify::faded", G_CALLBACK (on_look_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_look_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_contrast_get_default (), "notify::high",
                           G_CALLBACK (on_look_notify_cb), self, G_CONNECT_SWAPPED);
}

static void
add_map (BwMap *self)
{
  g_autoptr (ShumateMapSource) projection = bw_map_projection_new ();
  ShumateViewport *viewport;

  self->map = shumate_map_new ();
  viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (viewport, projection);
  shumate_map_set_map_source (self->map, projection);
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  g_object_bind_property (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                          self->map, "animate-zoom", G_BINDING_SYNC_CREATE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->map), FALSE);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (on_viewport_notify_rotation_cb), NULL);

  self->layer = bw_map_layer_new (viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  g_signal_connect_object (self->layer, "painted", G_CALLBACK (on_layer_painted_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
}

static void
add_fit_button (BwMap *self)
{
  self->fit_button = gtk_button_new_from_icon_name ("zoom-fit-best-symbolic");
  gtk_widget_set_tooltip_text (self->fit_button, _("Show All of the Area"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->fit_button), _("Show All of the Area"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fit_button), "hand.fit");
  gtk_widget_add_css_class (self->fit_button, "osd");
  gtk_widget_add_css_class (self->fit_button, "circular");
  gtk_widget_set_visible (self->fit_button, FALSE);
  gtk_widget_set_parent (self->fit_button, GTK_WIDGET (self));
}

static void
open_settings (BwMap *self)
{
  self->settings = bw_settings_new ();
  if (self->settings == NULL)
    return;

  g_signal_connect_object (self->settings, "changed::map-approval-number",
                           G_CALLBACK (on_look_notify_cb), self, G_CONNECT_SWAPPED);
  bw_map_follow_base (self);
}

static void
bw_map_snapshot (GtkWidget   *widget,
                 GtkSnapshot *snapshot)
{
  BwMap *self = BW_MAP (widget);

  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->map), snapshot);
  bw_map_snapshot_overlay (self, snapshot);
  gtk_widget_snapshot_child (widget, self->fit_button, snapshot);
}

/* In the middle of the eastern edge: the corners are those of key and note. */
static void
place_fit_button (BwMap *self,
                  int    width,
                  int    height)
{
  GtkRequisition size;
  g_autoptr (GskTransform) place = NULL;

  if (!gtk_widget_get_visible (self->fit_button))
    return;

  gtk_widget_get_preferred_size (self->fit_button, NULL, &size);
  place = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (width - size.width - FIT_MARGIN),
                                                               (float) ((height - size.height) / 2)));
  gtk_widget_allocate (self->fit_button, size.width, size.height, -1, g_steal_pointer (&place));
}

static void
bw_map_size_allocate (GtkWidget *widget,
                      int        width,
                      int        height,
                      int        baseline)
{
  BwMap *self = BW_MAP (widget);

  gtk_widget_allocate (GTK_WIDGET (self->map), width, height, baseline, NULL);
  place_fit_button (self, width, height);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
bw_map_measure (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             for_size,
                int            *minimum,
                int            *natural,
                int            *minimum_baseline,
                int            *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 320;
  *minimum_baseline = *natural_baseline = -1;
}

static void
bw_map_get_property (GObject    *object,
                     guint       property_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  BwMap *self = BW_MAP (object);

  switch ((BwMapProperty) property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;

    case PROP_PALETTE_KIND:
      g_value_set_int (value, self->palette_kind);
      break;

    case PROP_INTERACTIVE:
      g_value_set_boolean (value, self->interactive);
      break;

    case PROP_LENS:
      g_value_set_boolean (value, self->lens);
      break;

    case PROP_SHOW_SAMPLING:
      g_value_set_boolean (value, (self->kinds & (1u << BW_SITE_KIND_SAMPLING)) != 0);
      break;

    case PROP_SHOW_CHECKPOINTS:
      g_value_set_boolean (value, (self->kinds & (1u << BW_SITE_KIND_CHECKPOINT)) != 0);
      break;

    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;

    case PROP_MEASURE:
      g_value_set_string (value, bw_map_measure_to_string (&self->measure));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_map_set_property (GObject      *object,
                     guint         property_id,
                     const GValue *value,
                     GParamSpec   *pspec)
{
  BwMap *self = BW_MAP (object);

  switch ((BwMapProperty) property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;

    case PROP_PALETTE_KIND:
      if (self->palette_kind != g_value_get_int (value))
        {
          self->palette_kind = g_value_get_int (value);
          bw_map_update_look (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_INTERACTIVE:
      set_interactive (self, g_value_get_boolean (value));
      break;

    case PROP_LENS:
      set_lens (self, g_value_get_boolean (value));
      break;

    case PROP_SHOW_SAMPLING:
      set_shown (self, BW_SITE_KIND_SAMPLING, g_value_get_boolean (value));
      break;

    case PROP_SHOW_CHECKPOINTS:
      set_shown (self, BW_SITE_KIND_CHECKPOINT, g_value_get_boolean (value));
      break;

    case PROP_TEXT_SCALE:
      set_text_scale (self, g_value_get_double (value));
      break;

    case PROP_MEASURE:
      set_measure (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_map_constructed (GObject *object)
{
  BwMap *self = BW_MAP (object);

  G_OBJECT_CLASS (bw_map_parent_class)->constructed (object);

  self->scene = bw_map_scene_new (bw_desk_get_picture (self->desk));
  open_settings (self);
  bw_map_update_look (self);
  listen_to_style (self);
  bw_map_follow_desk (self);
  bw_map_follow_views (self);
  bw_map_follow_selection (self);
  bw_map_update_hands (self);
}

static void
bw_map_dispose (GObject *object)
{
  BwMap *self = BW_MAP (object);

  bw_map_unfollow_desk (self);
  bw_map_unfollow_base (self);
  if (self->layer != NULL)
    bw_map_layer_set_scene (self->layer, NULL, "en");
  self->layer = NULL;
  g_clear_handle_id (&self->trail_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->fit_button, gtk_widget_unparent);
  if (self->map != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->map)));

  G_OBJECT_CLASS (bw_map_parent_class)->dispose (object);
}

static void
bw_map_finalize (GObject *object)
{
  BwMap *self = BW_MAP (object);

  bw_map_clear_sheets (self);
  g_clear_pointer (&self->scene, bw_map_scene_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->together, g_array_unref);
  g_clear_pointer (&self->ruler, bw_map_ruler_free);
  g_clear_pointer (&self->trail, bw_map_trail_free);
  g_clear_object (&self->extra_menu);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_map_parent_class)->finalize (object);
}

static void
bw_map_class_init (BwMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_map_get_property;
  object_class->set_property = bw_map_set_property;
  object_class->constructed = bw_map_constructed;
  object_class->dispose = bw_map_dispose;
  object_class->finalize = bw_map_finalize;
  widget_class->snapshot = bw_map_snapshot;
  widget_class->size_allocate = bw_map_size_allocate;
  widget_class->measure = bw_map_measure;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, BW_TYPE_DESK,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_PALETTE_KIND] = g_param_spec_int ("palette-kind", NULL, NULL, -1, BW_N_PALETTE_KINDS - 1, -1, flags);
  props[PROP_INTERACTIVE] = g_param_spec_boolean ("interactive", NULL, NULL, TRUE, flags);
  props[PROP_LENS] = g_param_spec_boolean ("lens", NULL, NULL, TRUE, flags);
  props[PROP_SHOW_SAMPLING] = g_param_spec_boolean ("show-sampling", NULL, NULL, FALSE, flags);
  props[PROP_SHOW_CHECKPOINTS] = g_param_spec_boolean ("show-checkpoints", NULL, NULL, FALSE, flags);
  props[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 8, 1, flags);
  props[PROP_MEASURE] = g_param_spec_string ("measure", NULL, NULL, "done", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  bw_map_install_hands (widget_class);
}

static void
bw_map_init (BwMap *self)
{
  self->palette_kind = -1;
  self->interactive = TRUE;
  self->lens = TRUE;
  self->text_scale = 1;
  self->saturation = -1;
  self->brightness = 1;
  self->said_revision = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->trail = bw_map_trail_new ();
  add_map (self);
  add_fit_button (self);
  bw_map_add_controllers (self);
}

/**
 * bw_map_new:
 * @desk: what it shows and listens to
 *
 * Returns: (transfer floating): a map of the desk's scope
 */
GtkWidget *
bw_map_new (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  return g_object_new (BW_TYPE_MAP, "desk", desk, NULL);
}

/**
 * bw_map_set_mark:
 * @self: a map
 * @mark: (nullable): a word; %NULL: none
 *
 * Writes it across all of the map, below the names: of a drill.
 */
void
bw_map_set_mark (BwMap      *self,
                 const char *mark)
{
  g_return_if_fail (BW_IS_MAP (self));

  mark = g_intern_string (mark);
  if (mark == self->mark)
    return;

  self->mark = mark;
  bw_map_update_look (self);
}

/**
 * bw_map_set_fade:
 * @self: a map
 * @saturation: 1: as it is, 0: grey; negative: as the desk says
 * @brightness: 1: as it is
 *
 * Overrides the fading that the desk asks for.
 */
void
bw_map_set_fade (BwMap  *self,
                 double  saturation,
                 double  brightness)
{
  g_return_if_fail (BW_IS_MAP (self));

  if (self->saturation == saturation && self->brightness == brightness)
    return;

  self->saturation = saturation;
  self->brightness = brightness;
  bw_map_update_look (self);
}

/**
 * bw_map_set_palette_kind:
 * @self: a map
 * @kind: colours, whatever the style of the application
 */
void
bw_map_set_palette_kind (BwMap         *self,
                         BwPaletteKind  kind)
{
  g_return_if_fail (BW_IS_MAP (self));

  g_object_set (self, "palette-kind", (int) kind, NULL);
}

/**
 * bw_map_set_show_sites:
 * @self: a map
 * @kind: of sites
 * @show: whether ordinary ones are shown; exceptions always are
 */
void
bw_map_set_show_sites (BwMap      *self,
                       BwSiteKind  kind,
                       gboolean    show)
{
  g_return_if_fail (BW_IS_MAP (self));
  g_return_if_fail (kind < BW_N_SITE_KINDS);

  set_shown (self, kind, show);
}

/**
 * bw_map_is_settled:
 * @self: a map
 *
 * Returns: whether all that is known is on the screen, at rest
 */
gboolean
bw_map_is_settled (BwMap *self)
{
  g_return_val_if_fail (BW_IS_MAP (self), FALSE);

  return bw_map_has_caught_up (self) && bw_map_layer_is_settled (self->layer);
}

/**
 * bw_map_count_sites:
 * @self: a map
 * @n_shown: (out): sites with a mark, alone or within one for many
 * @n_without_position: (out): sites of the scope that can have none
 */
void
bw_map_count_sites (BwMap *self,
                    guint *n_shown,
                    guint *n_without_position)
{
  g_return_if_fail (BW_IS_MAP (self));

  bw_map_state_count_sites (bw_map_scene_get_state (self->scene), bw_map_scene_get_places (self->scene), self->kinds,
                            n_shown, n_without_position);
}

/**
 * bw_map_dup_measures:
 * @self: a map
 *
 * What the areas that are shown can be coloured by: what the round tells, and each
 * measure that something is reported of.
 *
 * Returns: (transfer full) (element-type BwMapMeasure): in the order of the catalogue
 */
GArray *
bw_map_dup_measures (BwMap *self)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (BwMapMeasure));
  BwMeasureCatalogue *catalogue;

  g_return_val_if_fail (BW_IS_MAP (self), measures);

  for (int kind = BW_MAP_MEASURE_DONE; kind < BW_MAP_MEASURE_FIGURE; kind++)
    {
      BwMapMeasure measure = { (BwMapMeasureKind) kind, NULL };

      g_array_append_val (measures, measure);
    }

  catalogue = bw_picture_get_catalogue (bw_desk_get_picture (self->desk));
  for (guint i = 0; i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      BwMapMeasure measure = { BW_MAP_MEASURE_FIGURE, bw_measure_catalogue_get (catalogue, (BwMeasureId) i) };

      if (bw_map_scene_knows_measure (self->scene, &measure, bw_desk_get_sampling (self->desk)))
        g_array_append_val (measures, measure);
    }

  return measures;
}

/**
 * bw_map_fit:
 * @self: a map
 *
 * Shows all of the scope.
 */
void
bw_map_fit (BwMap *self)
{
  g_return_if_fail (BW_IS_MAP (self));

  bw_map_layer_fit (self->layer, TRUE);
}

/**
 * bw_map_update_look:
 * @self: a map
 *
 * To be called when colours, sizes or the base map may be others.
 */
void
bw_map_update_look (BwMap *self)
{
  int kind = self->palette_kind >= 0 ? self->palette_kind : (int) bw_theme_get_kind ();
  gboolean is_faded = self->saturation < 0 && bw_desk_is_faded (self->desk);
  double saturation = self->saturation >= 0 ? self->saturation : is_faded ? BW_MAP_FADED : 1;
  gboolean has_base = bw_map_choose_base (self, (BwPaletteKind) kind);
  BwMapLook look = { .kinds = self->kinds, .size = self->text_scale,
                     /* A lens bends the data; the streets would not follow. */
                     .lens = self->lens && !has_base,
                     .margin = kind == BW_PALETTE_WALL ? BW_MAP_WALL_MARGIN : BW_MAP_MARGIN,
                     .still = !self->interactive,
                     .mark = self->mark };

  bw_palette_fade (&self->palette, bw_palette_get ((BwPaletteKind) kind), saturation,
                   self->saturation >= 0 ? self->brightness : 1);
  look.palette = self->palette;
  bw_map_layer_set_look (self->layer, &look);
  g_clear_pointer (&self->key_made_of, g_free);
  g_clear_pointer (&self->note_made_of, g_free);
}
