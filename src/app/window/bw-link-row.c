/* bw-link-row.c: shows a BwLinkItem in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-link-row.h"

#include "bw-accessible.h"
#include "bw-firm-layout.h"

#include <glib/gi18n.h>

struct _BwLinkRow
{
  AdwBin parent_instance;

  GtkImage  *icon;
  GtkWidget *texts;
  GtkLabel  *title;
  GtkLabel  *subtitle;
  GtkLabel  *note;
  GtkWidget *acknowledge;
};

G_DEFINE_FINAL_TYPE (BwLinkRow, bw_link_row, ADW_TYPE_BIN)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_tone (GtkWidget  *widget,
          BwLinkTone  tone)
{
  gtk_widget_remove_css_class (widget, "late");
  gtk_widget_remove_css_class (widget, "tight");
  if (tone == BW_LINK_TONE_LATE)
    gtk_widget_add_css_class (widget, "late");
  else if (tone == BW_LINK_TONE_TIGHT)
    gtk_widget_add_css_class (widget, "tight");
}

/* Rows are used again: the button is there for those items only that need it. */
static void
show_alert (BwLinkRow  *self,
            BwLinkItem *item)
{
  const char *id = bw_link_item_get_alert (item);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->acknowledge, id != NULL);
  if (id == NULL)
    return;

  /* Translators: a button beside an alert, for those who cannot see it. */
  label = g_strdup_printf (_("Acknowledge: %s"), bw_link_item_get_title (item));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->acknowledge), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->acknowledge), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->acknowledge), "win.acknowledge");
}

/* The row of the list, which has the focus, says what ours shows. */
static void
name_list_row (GtkWidget  *row,
               BwLinkItem *item)
{
  GtkWidget *list_row = gtk_widget_get_parent (row);
  const char *subtitle = bw_link_item_get_subtitle (item);
  const char *note = bw_link_item_get_note (item);
  g_autoptr (GString) name = g_string_new (bw_link_item_get_title (item));

  if (subtitle != NULL)
    g_string_append_printf (name, ", %s", subtitle);
  if (note != NULL)
    g_string_append_printf (name, ", %s", note);
  if (list_row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (list_row), name->str);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, bw_link_row_new ());
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  BwLinkItem *item = BW_LINK_ITEM (gtk_list_item_get_item (list_item));

  bw_link_row_set_item (BW_LINK_ROW (row), item);
  name_list_row (row, item);
}

static void
bw_link_row_class_init (BwLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, texts);
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, title);
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, note);
  gtk_widget_class_bind_template_child (widget_class, BwLinkRow, acknowledge);
}

static void
bw_link_row_init (BwLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_firm_layout_apply (self->texts);
}

/**
 * bw_link_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
bw_link_row_new (void)
{
  return g_object_new (BW_TYPE_LINK_ROW, NULL);
}

/**
 * bw_link_row_set_item:
 * @self: a row
 * @item: what to show
 */
void
bw_link_row_set_item (BwLinkRow  *self,
                      BwLinkItem *item)
{
  BwLinkTone tone;

  g_return_if_fail (BW_IS_LINK_ROW (self));
  g_return_if_fail (BW_IS_LINK_ITEM (item));

  tone = bw_link_item_get_tone (item);
  gtk_image_set_from_icon_name (self->icon, bw_link_item_get_icon_name (item));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), bw_link_item_get_icon_name (item) != NULL);
  show_text (self->title, bw_link_item_get_title (item));
  show_text (self->subtitle, bw_link_item_get_subtitle (item));
  show_text (self->note, bw_link_item_get_note (item));
  set_tone (GTK_WIDGET (self->icon), tone);
  set_tone (GTK_WIDGET (self->note), tone);
  show_alert (self, item);
}

/**
 * bw_link_row_new_factory:
 *
 * Returns: (transfer full): a factory of rows for a list of BwLinkItem
 */
GtkListItemFactory *
bw_link_row_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), NULL);
  return factory;
}
