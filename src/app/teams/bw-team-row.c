/* bw-team-row.c: a team in a list: handle, name, what it has to do, a word on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"

struct _BwTeamRow
{
  GtkBox parent_instance;

  GtkWidget  *handle;  /* (unowned) */
  GtkWidget  *name;    /* (unowned) */
  GtkWidget  *note;    /* (unowned) */
  GtkWidget  *badge;   /* (unowned) */
  BwTeamItem *item;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BwTeamRow, bw_team_row, GTK_TYPE_BOX)

static GtkWidget *
make_label (GtkWidget  *box,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "fg2");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
show_badge (BwTeamRow *self)
{
  static const char * const classes[] = { "good", "warn", "bad" };
  const char *text = bw_team_item_get_badge (self->item);
  guint index = bw_team_item_is_refused (self->item) ? 2 : bw_team_item_is_recommended (self->item) ? 0 : 1;

  gtk_label_set_text (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, text[0] != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (i == index)
        gtk_widget_add_css_class (self->badge, classes[i]);
      else
        gtk_widget_remove_css_class (self->badge, classes[i]);
    }
}

static void
bw_team_row_dispose (GObject *object)
{
  g_clear_object (&BW_TEAM_ROW (object)->item);

  G_OBJECT_CLASS (bw_team_row_parent_class)->dispose (object);
}

static void
bw_team_row_class_init (BwTeamRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_team_row_dispose;
}

static void
bw_team_row_init (BwTeamRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "team-row");
  self->handle = bw_accessible_new_sign ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "fg2");
  gtk_box_append (GTK_BOX (self), self->handle);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), texts);
  self->name = make_label (texts, NULL);
  self->note = make_label (texts, "caption");
  self->badge = gtk_label_new ("");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_box_append (GTK_BOX (self), self->badge);
}

/**
 * bw_team_row_new:
 * @has_handle: it can be dragged
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
bw_team_row_new (gboolean has_handle)
{
  BwTeamRow *self = g_object_new (BW_TYPE_TEAM_ROW, NULL);

  gtk_widget_set_visible (self->handle, has_handle);
  return GTK_WIDGET (self);
}

void
bw_team_row_set_item (BwTeamRow  *self,
                      BwTeamItem *item)
{
  g_return_if_fail (BW_IS_TEAM_ROW (self));
  g_return_if_fail (BW_IS_TEAM_ITEM (item));

  g_set_object (&self->item, item);
  gtk_label_set_text (GTK_LABEL (self->name), bw_team_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (self->note), bw_team_item_get_note (item));
  bw_calm_set_tooltip (self->note, bw_team_item_get_note (item));
  show_badge (self);
}

BwTeamItem *
bw_team_row_get_item (BwTeamRow *self)
{
  g_return_val_if_fail (BW_IS_TEAM_ROW (self), NULL);

  return self->item;
}
