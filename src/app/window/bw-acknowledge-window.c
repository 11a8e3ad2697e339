/* bw-acknowledge-window.c: why an alert can wait, and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-acknowledge-window.h"

#include "bw-accessible.h"
#include "bw-alert-change.h"
#include "bw-alert-list.h"
#include "bw-alert-until.h"
#include "bw-calm.h"
#include "bw-form.h"

#include <glib/gi18n.h>

struct _BwAcknowledgeWindow
{
  AdwWindow parent_instance;

  BwDesk         *desk;      /* (owned) */
  BwAlertAnswers *answers;   /* (owned) */
  BwDocument     *document;  /* (owned): as it was when this was opened */
  gint64          opened;    /* the backend's time: what the choices are reckoned from */

  GtkLabel       *what;
  GtkLabel       *where;
  GtkLabel       *since;
  GtkWidget      *offline;
  GtkEditable    *reason;
  AdwComboRow    *until;
  GtkEditable    *time;
  GtkLabel       *fault;
  GtkWidget      *acknowledge;
};

G_DEFINE_FINAL_TYPE (BwAcknowledgeWindow, bw_acknowledge_window, ADW_TYPE_WINDOW)

static BwAlertUntil
get_choice (BwAcknowledgeWindow *self)
{
  guint index = adw_combo_row_get_selected (self->until);

  return index < BW_N_ALERT_UNTILS ? (BwAlertUntil) index : BW_ALERT_UNTIL_SHIFT;
}

/* FALSE: what was typed is no time; @fault says why. A choice that time has overtaken
 * is one too. */
static gboolean
find_end (BwAcknowledgeWindow  *self,
          gint64               *until,
          const char          **fault)
{
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  gint64 now = bw_desk_get_now (self->desk);

  *fault = NULL;
  if (get_choice (self) == BW_ALERT_UNTIL_OTHER)
    return bw_alert_until_read (gtk_editable_get_text (self->time), now, zone, until, fault);

  *until = bw_alert_until_get_time (get_choice (self), self->opened, zone);
  if (*until > now)
    return TRUE;

  *fault = _("This time is over");
  return FALSE;
}

/* A reason that is still to be typed is no fault. */
static void
update (BwAcknowledgeWindow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  gboolean has_reason = bw_alert_change_is_reason (reason);
  gboolean is_reason_long = !has_reason && *reason != '\0';
  const char *fault = NULL;
  gint64 until = 0;
  gboolean has_end = find_end (self, &until, &fault);

  gtk_widget_set_visible (GTK_WIDGET (self->time), get_choice (self) == BW_ALERT_UNTIL_OTHER);
  bw_calm_set_class (GTK_WIDGET (self->time), "error", !has_end);
  bw_calm_set_class (GTK_WIDGET (self->reason), "error", is_reason_long);
  gtk_label_set_label (self->fault, is_reason_long ? _("The reason is too long") : fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), is_reason_long || fault != NULL);
  gtk_widget_set_sensitive (self->acknowledge, has_reason && has_end);
}

static void
fill_choices (BwAcknowledgeWindow *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < BW_N_ALERT_UNTILS; i++)
    gtk_string_list_take (choices, bw_alert_until_describe ((BwAlertUntil) i, self->opened,
                                                            bw_desk_get_time_zone (self->desk),
                                                            bw_desk_get_language (self->desk)));

  adw_combo_row_set_model (self->until, G_LIST_MODEL (choices));
}

static void
on_row_changed_cb (BwAcknowledgeWindow *self,
                   gpointer             unused,
                   GtkWidget           *row)
{
  g_assert (BW_IS_ACKNOWLEDGE_WINDOW (self));

  if (self->document != NULL)
    update (self);
}

static void
on_row_text_cb (BwAcknowledgeWindow *self,
                GtkEditable         *row)
{
  g_assert (BW_IS_ACKNOWLEDGE_WINDOW (self));

  if (self->document != NULL)
    update (self);
}

static void
on_acknowledge_clicked_cb (BwAcknowledgeWindow *self,
                           GtkWidget           *button)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *reason = NULL;
  const char *fault;
  gint64 until;

  g_assert (BW_IS_ACKNOWLEDGE_WINDOW (self));

  /* Time went on while it was open. */
  update (self);
  if (!gtk_widget_get_sensitive (self->acknowledge) || !find_end (self, &until, &fault))
    return;

  reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_ptr_array_add (documents, self->document);
  bw_alert_answers_give (self->answers, documents, reason, until);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bw_acknowledge_window_dispose (GObject *object)
{
  BwAcknowledgeWindow *self = BW_ACKNOWLEDGE_WINDOW (object);

  g_clear_pointer (&self->document, bw_document_unref);
  g_clear_object (&self->answers);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACKNOWLEDGE_WINDOW);

  G_OBJECT_CLASS (bw_acknowledge_window_parent_class)->dispose (object);
}

static void
bw_acknowledge_window_class_init (BwAcknowledgeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_acknowledge_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-acknowledge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, what);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, since);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, until);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, time);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwAcknowledgeWindow, acknowledge);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_acknowledge_clicked_cb);
}

static void
bw_acknowledge_window_init (BwAcknowledgeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

/**
 * bw_acknowledge_window_new:
 * @parent: the window that it stands above
 * @desk: whose alert it is
 * @answers: who is told
 * @document: an alert, as it is shown
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_acknowledge_window_new (GtkWindow      *parent,
                           BwDesk         *desk,
                           BwAlertAnswers *answers,
                           BwDocument     *document)
{
  BwAcknowledgeWindow *self;
  g_autoptr (BwLinkItem) item = NULL;
  g_autofree char *later = NULL;
  g_autofree char *since = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (answers), NULL);
  g_return_val_if_fail (bw_document_get_alert (document) != NULL, NULL);

  self = g_object_new (BW_TYPE_ACKNOWLEDGE_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->answers = g_object_ref (answers);
  self->opened = bw_desk_get_now (desk);
  item = bw_alert_list_make_item (desk, bw_document_get_alert (document));
  gtk_label_set_label (self->what, bw_link_item_get_title (item));
  gtk_label_set_label (self->where, bw_link_item_get_subtitle (item));
  /* Translators: when an alert was raised: "since 14:20" */
  since = g_strdup_printf (C_("alert", "since %s"), bw_link_item_get_note (item));
  gtk_label_set_label (self->since, since);
  later = bw_alert_until_write (self->opened + 4 * G_TIME_SPAN_HOUR, bw_desk_get_time_zone (desk));
  gtk_editable_set_text (self->time, later);
  fill_choices (self);
  self->document = bw_document_ref (document);
  bw_form_follow_connection (self->offline, bw_desk_get_session (desk));
  update (self);
  return GTK_WIDGET (self);
}
