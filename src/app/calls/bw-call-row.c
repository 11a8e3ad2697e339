/* bw-call-row.c: a figure that came by telephone, in a list
 *
 * Hatched, as everything is that no report stands behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-row.h"

#include "bw-accessible.h"
#include "bw-call-edits.h"
#include "bw-call-words.h"
#include "bw-firm-layout.h"

#include <glib/gi18n.h>

struct _BwCallRow
{
  AdwActionRow parent_instance;

  BwDesk    *desk;       /* (owned) */
  BwCall    *call;       /* (owned) */
  gboolean   has_place;

  GtkImage  *sign;
  GtkButton *settle;
};

G_DEFINE_FINAL_TYPE (BwCallRow, bw_call_row, ADW_TYPE_ACTION_ROW)

static void
set_text (BwCallRow *self)
{
  g_autofree char *what = bw_call_words_dup_title (self->desk, self->call);
  g_autofree char *where = self->has_place ? bw_call_words_dup_place (self->desk, self->call->place) : NULL;
  g_autofree char *title = g_strjoin (" · ", what, where, NULL);
  g_autofree char *source = bw_call_words_dup_source (self->desk, self->call);
  g_autofree char *status = bw_call_words_dup_status (self->desk, self->call);
  g_autofree char *subtitle = g_strjoin ("\n", source, status, NULL);

  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title) != 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (self)), subtitle) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
bw_call_row_dispose (GObject *object)
{
  BwCallRow *self = BW_CALL_ROW (object);

  g_clear_object (&self->call);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_call_row_parent_class)->dispose (object);
}

static void
bw_call_row_class_init (BwCallRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_call_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/calls/bw-call-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCallRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BwCallRow, settle);
}

static void
bw_call_row_init (BwCallRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_firm_layout_apply_to_row (ADW_ACTION_ROW (self));
}

/**
 * bw_call_row_new:
 * @desk: the desk
 * @call: a figure
 * @has_place: whether the place is named
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
bw_call_row_new (BwDesk   *desk,
                 BwCall   *call,
                 gboolean  has_place)
{
  BwCallRow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_CALL (call), NULL);

  self = g_object_new (BW_TYPE_CALL_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->call = g_object_ref (call);
  self->has_place = has_place;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->settle), "s", call->id);
  bw_call_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * bw_call_row_update:
 * @self: a row
 *
 * Reads anew what is reported of the same, and how far the figure is.
 */
void
bw_call_row_update (BwCallRow *self)
{
  gboolean is_due;
  g_autofree char *label = NULL;

  g_return_if_fail (BW_IS_CALL_ROW (self));

  set_text (self);
  is_due = bw_call_is_due (self->call, bw_desk_get_picture (self->desk));
  gtk_image_set_from_icon_name (self->sign, is_due ? "bw-late-symbolic" : "call-start-symbolic");
  if (is_due)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "late");

  gtk_button_set_label (self->settle, is_due ? _("Reconcile…") : _("Correct…"));
  label = g_strdup_printf (is_due
                           /* Translators: a button for those who hear it; the place is for a figure. */
                           ? _("Reconcile: %s")
                           /* Translators: a button for those who hear it; the place is for a figure. */
                           : _("Correct: %s"),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->settle), label);
  gtk_widget_set_visible (GTK_WIDGET (self->settle), self->call->state == BW_CALL_OPEN && !self->call->is_waiting
                                                     && bw_call_edits_may_write (self->desk));
}
