/* bw-map-card.c: the map with its head: which ordinary points it shows
 *
 * Exceptions are always drawn. The chips add the ordinary points: on request in a
 * city, the sampling points by themselves below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-map-card.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-format.h"
#include "bw-legend-mark.h"
#include "bw-map-measure-menu.h"
#include "bw-map-saving.h"
#include "bw-map.h"
#include "bw-picture-menu.h"

#include <glib/gi18n.h>

struct _BwMapCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkMenuButton *title;
  GtkLabel  *as_of;
  GtkLabel  *exceptions;
  GtkWidget *sampling_chip;
  GtkLabel  *sampling_count;
  GtkWidget *checkpoints_chip;
  GtkLabel  *checkpoints_count;
  GtkWidget *menu;

  GtkWidget *map;    /* (unowned) (nullable): in the box */
  BwDesk    *desk;   /* (owned) (nullable): of the map */
  char      *scope;  /* (owned) (nullable): code of what it shows */
};

G_DEFINE_FINAL_TYPE (BwMapCard, bw_map_card, GTK_TYPE_WIDGET)

/* In a city the exceptions are counted, as they are what is drawn; where all points
 * can be drawn, all are. */
static void
set_count (GtkWidget     *chip,
           GtkLabel      *label,
           const BwFacts *facts,
           BwPlace        scope,
           BwSiteKind     kind,
           gboolean       is_wide)
{
  guint n_all = bw_facts_count_all (facts, scope, kind);
  guint n_exceptions = bw_facts_count_exceptions (facts, scope, kind);
  g_autofree char *count = bw_format_integer (is_wide ? n_exceptions : n_all);
  g_autofree char *exceptions = bw_format_integer (n_exceptions);
  g_autofree char *all = bw_format_integer (n_all);
  g_autofree char *tooltip = NULL;

  bw_calm_set_text (label, count);
  /* Translators: exceptions of all points of a kind */
  tooltip = g_strdup_printf (ngettext ("%s exception of %s; press to show or hide the ordinary ones",
                                       "%s exceptions of %s; press to show or hide the ordinary ones", n_exceptions),
                             exceptions, all);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (chip), tooltip) != 0)
    gtk_widget_set_tooltip_text (chip, tooltip);
}

static void
show_menu (BwMapCard *self,
           double     x,
           double     y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_click_pressed_cb (BwMapCard *self,
                     int        n_press,
                     double     x,
                     double     y)
{
  g_assert (BW_IS_MAP_CARD (self));

  show_menu (self, x, y);
}

static void
show_menu_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  show_menu (BW_MAP_CARD (widget), gtk_widget_get_width (widget) / 2.0, 44.0);
}

/* The heading says what the colours are of. */
static void
update_title (BwMapCard *self)
{
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  const char *name;
  BwMapMeasure measure;

  g_object_get (self->map, "measure", &id, NULL);
  bw_map_measure_from_string (&measure, bw_picture_get_catalogue (bw_desk_get_picture (self->desk)), id);
  name = bw_map_measure_get_name (&measure, bw_desk_get_language (self->desk));
  gtk_menu_button_set_label (self->title, name);
  /* Translators: of a button: the measure that a map shows by its colours; press to choose another */
  label = g_strdup_printf (_("Colour by: %s"), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->title), label);
  bw_picture_menu_set_subject (GTK_WIDGET (self), self->desk, name, NULL);
}

static void
on_map_notify_measure_cb (BwMapCard *self)
{
  g_assert (BW_IS_MAP_CARD (self));

  update_title (self);
}

/* What is reported may be other each time that it is opened. */
static void
on_title_create_popup_cb (GtkMenuButton *button,
                          gpointer       user_data)
{
  BwMapCard *self = user_data;
  g_autoptr (GArray) measures = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->map == NULL)
    return;

  measures = bw_map_dup_measures (BW_MAP (self->map));
  menu = bw_map_measure_menu_new (measures, "map.measure", bw_desk_get_language (self->desk));
  gtk_menu_button_set_menu_model (button, menu);
}

static void
save_picture_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  bw_map_saving_ask (user_data, FALSE);
}

static void
save_pdf_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  bw_map_saving_ask (user_data, TRUE);
}

static void
bw_map_card_dispose (GObject *object)
{
  /* The actions hold the map; in GTK 4.18 the menu that knows them outlives us. */
  gtk_widget_insert_action_group (GTK_WIDGET (object), "map", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_MAP_CARD);

  G_OBJECT_CLASS (bw_map_card_parent_class)->dispose (object);
}

static void
bw_map_card_finalize (GObject *object)
{
  g_clear_object (&BW_MAP_CARD (object)->desk);
  g_free (BW_MAP_CARD (object)->scope);

  G_OBJECT_CLASS (bw_map_card_parent_class)->finalize (object);
}

static void
bw_map_card_class_init (BwMapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_map_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_map_card_finalize;

  g_type_ensure (BW_TYPE_LEGEND_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-map-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, box);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, head);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, title);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, exceptions);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, sampling_chip);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, sampling_count);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, checkpoints_chip);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, checkpoints_count);
  gtk_widget_class_bind_template_child (widget_class, BwMapCard, menu);

  gtk_widget_class_install_action (widget_class, "map.menu", NULL, show_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "map.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "map.menu", NULL);
}

static void
bw_map_card_init (BwMapCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->title, on_title_create_popup_cb, self, NULL);
  bw_picture_menu_add_actions (GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
bw_map_card_new (void)
{
  return g_object_new (BW_TYPE_MAP_CARD, NULL);
}

/**
 * bw_map_card_set_desk:
 * @self: a card without a map
 * @desk: what the map shows and listens to
 */
void
bw_map_card_set_desk (BwMapCard *self,
                      BwDesk    *desk)
{
  static const char *names[] = { "show-sampling", "show-checkpoints", "lens", "measure" };
  static const GActionEntry entries[] = {
    { .name = "save-picture", .activate = save_picture_action },
    { .name = "save-pdf", .activate = save_pdf_action },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_if_fail (BW_IS_MAP_CARD (self));
  g_return_if_fail (self->map == NULL && BW_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  self->map = bw_map_new (desk);
  gtk_widget_set_vexpand (self->map, TRUE);
  gtk_widget_add_css_class (self->map, "card-map");
  gtk_box_append (GTK_BOX (self->box), self->map);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (names[i], self->map, names[i]);

      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self->map);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (actions));
  bw_map_set_extra_menu (BW_MAP (self->map), gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->menu)));
  g_signal_connect_object (self->map, "notify::measure", G_CALLBACK (on_map_notify_measure_cb), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
}

/**
 * bw_map_card_update:
 * @self: a card
 * @facts: of the desk, with a round
 * @scope: what the map shows
 */
void
bw_map_card_update (BwMapCard     *self,
                    const BwFacts *facts,
                    BwPlace        scope)
{
  const char *code;
  gboolean is_wide;

  g_return_if_fail (BW_IS_MAP_CARD (self));
  g_return_if_fail (facts != NULL);

  is_wide = bw_place_tree_get_level (facts->places, scope) <= BW_LEVEL_CITY;
  gtk_label_set_text (self->exceptions, is_wide ? _("Exceptions") : "");
  set_count (self->sampling_chip, self->sampling_count, facts, scope, BW_SITE_KIND_SAMPLING, is_wide);
  set_count (self->checkpoints_chip, self->checkpoints_count, facts, scope, BW_SITE_KIND_CHECKPOINT,
             is_wide);

  code = bw_place_tree_get_code (facts->places, scope);
  if (g_strcmp0 (code, self->scope) == 0)
    return;

  g_free (self->scope);
  self->scope = g_strdup (code);
  if (self->map != NULL)
    g_object_set (self->map, "show-sampling", !is_wide, "show-checkpoints", FALSE, NULL);
}

void
bw_map_card_set_as_of (BwMapCard  *self,
                       const char *text)
{
  g_return_if_fail (BW_IS_MAP_CARD (self));

  gtk_label_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}

gboolean
bw_map_card_is_settled (BwMapCard *self)
{
  g_return_val_if_fail (BW_IS_MAP_CARD (self), FALSE);

  return self->map == NULL || bw_map_is_settled (BW_MAP (self->map));
}
