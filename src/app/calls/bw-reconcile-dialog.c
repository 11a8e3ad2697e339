/* bw-reconcile-dialog.c: holds a figure that came by telephone against the report
 *
 * A person decides which of the two is right, and why. The report is not touched: what
 * is wrong with it is for who made it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-reconcile-dialog.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-call-window.h"
#include "bw-call-words.h"
#include "bw-form.h"

#include <glib/gi18n.h>

/* Of data/schemas/entry.json. */
#define MAX_REASON 400

struct _BwReconcileDialog
{
  AdwWindow parent_instance;

  BwDesk         *desk;   /* (owned) */
  BwCall         *call;   /* (owned) */

  GtkLabel       *what;
  GtkLabel       *where;
  GtkLabel       *said;
  GtkLabel       *source;
  GtkLabel       *reported;
  GtkLabel       *reported_at;
  GtkLabel       *difference;
  GtkLabel       *difference_note;
  GtkCheckButton *accept;
  GtkCheckButton *keep;
  GtkEditable    *reason;
  GtkLabel       *fault;
  GtkWidget      *offline;
  GtkWidget      *decide;
  GtkWidget      *correct;
};

G_DEFINE_FINAL_TYPE (BwReconcileDialog, bw_reconcile_dialog, ADW_TYPE_WINDOW)

static char *
dup_reason (BwReconcileDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
}

/* What was reported nearest to the time of the call, not what was last, as soon as that is known. */
static BwCallReportsState
get_report (BwReconcileDialog *self,
            BwFigure          *figure)
{
  return bw_call_reports_find (bw_call_book_get_reports (bw_desk_get_calls (self->desk)), self->call, figure);
}

/* The report may go on while somebody thinks; that it is not the nearest stands below it. */
static void
show_report (BwReconcileDialog *self)
{
  BwFigure figure;
  BwCallReportsState state = get_report (self, &figure);
  gboolean is_reported = state != BW_CALL_REPORTS_NONE;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *difference = NULL;

  words = bw_call_words_dup_reported (self->desk, self->call, is_reported ? &figure : NULL);
  lines = g_strjoin ("\n", words, bw_call_words_get_mark (state), NULL);
  if (is_reported)
    {
      value = bw_call_words_dup_value (self->desk, self->call, bw_figure_get_value (&figure),
                                       bw_figure_get_bound (&figure));
      difference = bw_call_words_dup_difference (self->desk, self->call, &figure);
    }

  gtk_label_set_label (self->reported, value != NULL ? value : "–");
  gtk_label_set_label (self->reported_at, lines);
  gtk_label_set_label (self->difference, difference != NULL ? difference : "–");
  gtk_label_set_label (self->difference_note, is_reported ? _("reported less said") : "");
}

/* Somebody else may have decided. */
static gboolean
is_open (BwReconcileDialog *self)
{
  g_autoptr (GPtrArray) standing = NULL;
  BwPlace place = bw_place_tree_lookup (bw_desk_get_places (self->desk), self->call->place);

  standing = bw_call_book_list (bw_desk_get_calls (self->desk), place);
  return self->call->state == BW_CALL_OPEN && g_ptr_array_find (standing, self->call, NULL);
}

static void
update (BwReconcileDialog *self)
{
  g_autofree char *reason = NULL;
  gboolean may_write;
  gboolean is_long;
  gboolean is_late;
  gboolean is_due;

  if (self->call == NULL)
    return;

  reason = dup_reason (self);
  may_write = bw_call_edits_may_write (self->desk);
  is_long = g_utf8_strlen (reason, -1) > MAX_REASON;
  is_late = !is_open (self);
  is_due = bw_call_is_due (self->call, bw_desk_get_picture (self->desk));
  show_report (self);
  gtk_label_set_label (self->fault, is_late ? _("Somebody has decided or corrected this meanwhile")
                                            : is_long ? _("The reason is too long") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), is_late || is_long);
  gtk_widget_set_sensitive (self->correct, may_write && !is_late);
  gtk_widget_set_sensitive (self->decide, may_write && is_due && !is_late && !is_long && *reason != '\0');
}

static void
on_row_text_cb (BwReconcileDialog *self,
                GtkEditable       *row)
{
  g_assert (BW_IS_RECONCILE_DIALOG (self));

  update (self);
}

static void
on_decide_clicked_cb (BwReconcileDialog *self,
                      GtkButton         *button)
{
  BwCallState state = gtk_check_button_get_active (self->keep) ? BW_CALL_KEPT : BW_CALL_ACCEPTED;
  g_autofree char *reason = dup_reason (self);
  BwFigure figure;

  g_assert (BW_IS_RECONCILE_DIALOG (self));

  update (self);
  if (!gtk_widget_get_sensitive (self->decide)
      || get_report (self, &figure) == BW_CALL_REPORTS_NONE)
    return;

  bw_call_edits_decide (self->desk, self->call, state, &figure, reason);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_correct_clicked_cb (BwReconcileDialog *self,
                       GtkButton         *button)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (BW_IS_RECONCILE_DIALOG (self));

  bw_ahead_present (GTK_WINDOW (bw_call_window_new (parent, self->desk, self->call->place, self->call)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_desk_refresh_cb (BwReconcileDialog  *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_RECONCILE_DIALOG (self));

  update (self);
}

static void
on_calls_changed_cb (BwReconcileDialog *self,
                     BwCallBook        *calls)
{
  g_assert (BW_IS_RECONCILE_DIALOG (self));

  update (self);
}

static void
on_edits_rights_cb (BwReconcileDialog *self,
                    BwEdits           *edits)
{
  g_assert (BW_IS_RECONCILE_DIALOG (self));

  update (self);
}

static void
bw_reconcile_dialog_dispose (GObject *object)
{
  BwReconcileDialog *self = BW_RECONCILE_DIALOG (object);

  g_clear_object (&self->call);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_RECONCILE_DIALOG);

  G_OBJECT_CLASS (bw_reconcile_dialog_parent_class)->dispose (object);
}

static void
bw_reconcile_dialog_class_init (BwReconcileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_reconcile_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/calls/bw-reconcile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, what);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, where);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, said);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, source);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, reported);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, reported_at);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, difference);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, difference_note);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, offline);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, decide);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileDialog, correct);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_correct_clicked_cb);
}

static void
bw_reconcile_dialog_init (BwReconcileDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

/**
 * bw_reconcile_dialog_new:
 * @parent: the window that it stands above
 * @desk: whose log it goes into
 * @call: a figure that is open
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_reconcile_dialog_new (GtkWindow *parent,
                         BwDesk    *desk,
                         BwCall    *call)
{
  BwReconcileDialog *self;
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;
  g_autofree char *said = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_CALL (call), NULL);

  self = g_object_new (BW_TYPE_RECONCILE_DIALOG, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->call = g_object_ref (call);
  what = bw_call_words_dup_title (desk, call);
  where = bw_call_words_dup_place (desk, call->place);
  said = bw_call_words_dup_value (desk, call, call->value, call->bound);
  source = bw_call_words_dup_source (desk, call);
  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->said, said);
  gtk_label_set_label (self->source, source);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  bw_form_follow_connection (self->offline, bw_desk_get_session (desk));
  update (self);
  bw_call_reports_hasten (bw_call_book_get_reports (bw_desk_get_calls (desk)), call);
  return GTK_WIDGET (self);
}
