/* bw-reconcile-window.c: what came by telephone in a scope, and what became of it
 *
 *   loading ──the log is read──► list / empty
 *                         └────► failed ──retry──► loading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-reconcile-window.h"

#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-call-list.h"
#include "bw-call-window.h"
#include "bw-call-words.h"
#include "bw-format-text.h"
#include "bw-refusal-words.h"

#include <glib/gi18n.h>

enum
{
  CHIP_DUE,
  CHIP_WAITING,
  CHIP_DECIDED,
  N_CHIPS
};

static const BwCallFilter filters[N_CHIPS] = {
  BW_CALL_FILTER_DUE, BW_CALL_FILTER_WAITING, BW_CALL_FILTER_DECIDED,
};

struct _BwReconcileWindow
{
  AdwWindow parent_instance;

  BwDesk        *desk;     /* (owned) (nullable) */

  GtkLabel      *where;
  GtkToggleButton *chips[N_CHIPS];
  GtkStack      *stack;
  GtkSpinner    *spinner;
  BwCallList    *list;
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  GtkWidget     *enter;
  BwExportButton *export;
};

G_DEFINE_FINAL_TYPE (BwReconcileWindow, bw_reconcile_window, ADW_TYPE_WINDOW)

static guint
get_chip (BwReconcileWindow *self)
{
  for (guint i = 0; i < N_CHIPS; i++)
    {
      if (gtk_toggle_button_get_active (self->chips[i]))
        return i;
    }

  return CHIP_DUE;
}

static void
show_chips (BwReconcileWindow *self)
{
  static const char * const names[N_CHIPS] = {
    NC_("calls", "To reconcile"), NC_("calls", "Waits for the report"), NC_("calls", "Decided"),
  };

  for (guint i = 0; i < N_CHIPS; i++)
    {
      /* Translators: a choice, and how many are behind it: "To reconcile 3". */
      g_autofree char *label = bw_format_text (C_("calls", "%s %u"), g_dpgettext2 (NULL, "calls", names[i]),
                                               bw_call_list_count (self->list, filters[i]));

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->chips[i])), label) != 0)
        gtk_button_set_label (GTK_BUTTON (self->chips[i]), label);
    }
}

static const char *
find_state (BwReconcileWindow *self)
{
  BwLedgerState state = bw_call_book_get_state (bw_desk_get_calls (self->desk));

  /* What is known is shown, whatever becomes of the rest. */
  if (bw_call_list_count (self->list, filters[get_chip (self)]) > 0)
    return "list";
  if (state == BW_LEDGER_STATE_FAILED)
    return "failed";

  return state == BW_LEDGER_STATE_READING ? "loading" : "empty";
}

static void
describe_empty (BwReconcileWindow *self)
{
  switch (get_chip (self))
    {
    case CHIP_WAITING:
      adw_status_page_set_title (self->empty, _("Nothing Waits for a Report"));
      break;
    case CHIP_DECIDED:
      adw_status_page_set_title (self->empty, _("Nothing Decided in the Last Week"));
      break;
    case CHIP_DUE:
    default:
      adw_status_page_set_title (self->empty, _("Nothing to Reconcile"));
      break;
    }
}

/* Whose figures they are, and that they may not be all. */
static void
show_where (BwReconcileWindow *self)
{
  g_autofree char *place = bw_call_words_dup_place (self->desk, bw_desk_get_scope (self->desk));
  g_autofree char *where = NULL;

  if (bw_call_book_is_cut_off (bw_desk_get_calls (self->desk)))
    /* Translators: heading of the figures that came by telephone; %s: a place */
    where = g_strdup_printf (_("%s · not all: the log is too long to be read whole"), place);
  else
    where = g_steal_pointer (&place);
  gtk_label_set_label (self->where, where);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->where), where);
}

static void
update (BwReconcileWindow *self)
{
  g_autofree char *why = bw_refusal_words_dup_error (bw_call_book_get_error (bw_desk_get_calls (self->desk)));
  const char *state = find_state (self);

  show_where (self);
  show_chips (self);
  describe_empty (self);
  adw_status_page_set_description (self->failed, why);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_sensitive (self->enter, bw_call_edits_may_write (self->desk));
}

static void
follow_scope (BwReconcileWindow *self)
{
  bw_call_list_set_scope (self->list, bw_desk_get_scope_place (self->desk));
  update (self);
}

static void
on_chip_toggled_cb (BwReconcileWindow *self,
                    GtkToggleButton   *chip)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  if (self->desk == NULL || !gtk_toggle_button_get_active (chip))
    return;

  bw_call_list_set_filter (self->list, filters[get_chip (self)]);
  update (self);
}

static void
on_list_changed_cb (BwReconcileWindow *self,
                    BwCallList        *list)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  if (self->desk != NULL)
    update (self);
}

static void
on_retry_clicked_cb (BwReconcileWindow *self,
                     GtkButton         *button)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  bw_call_book_refresh (bw_desk_get_calls (self->desk));
}

static void
on_enter_clicked_cb (BwReconcileWindow *self,
                     GtkButton         *button)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  bw_ahead_present (GTK_WINDOW (bw_call_window_new (GTK_WINDOW (self), self->desk, bw_desk_get_scope (self->desk),
                                                    NULL)));
}

/* A list that is not on the screen is not read anew by itself. */
static void
on_change_cb (BwReconcileWindow *self)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  follow_scope (self);
}

static void
on_desk_refresh_cb (BwReconcileWindow  *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_RECONCILE_WINDOW (self));

  if (change == NULL || change->structure || (change->types & 1U << BW_DOCUMENT_TYPE_TALLY) != 0)
    follow_scope (self);
}

static void
bw_reconcile_window_dispose (GObject *object)
{
  BwReconcileWindow *self = BW_RECONCILE_WINDOW (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_RECONCILE_WINDOW);

  G_OBJECT_CLASS (bw_reconcile_window_parent_class)->dispose (object);
}

static void
bw_reconcile_window_class_init (BwReconcileWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_reconcile_window_dispose;

  g_type_ensure (BW_TYPE_CALL_LIST);
  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/calls/bw-reconcile-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, where);
  gtk_widget_class_bind_template_child_full (widget_class, "chip_due", FALSE,
                                             G_STRUCT_OFFSET (BwReconcileWindow, chips[CHIP_DUE]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_waiting", FALSE,
                                             G_STRUCT_OFFSET (BwReconcileWindow, chips[CHIP_WAITING]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_decided", FALSE,
                                             G_STRUCT_OFFSET (BwReconcileWindow, chips[CHIP_DECIDED]));
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, enter);
  gtk_widget_class_bind_template_child (widget_class, BwReconcileWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_clicked_cb);
}

static void
bw_reconcile_window_init (BwReconcileWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_reconcile_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope it follows
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_reconcile_window_new (GtkWindow *parent,
                         BwDesk    *desk)
{
  BwReconcileWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_RECONCILE_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  bw_call_list_set_desk (self->list, desk);
  bw_call_list_set_export (self->list, self->export);
  bw_call_list_set_filter (self->list, filters[CHIP_DUE]);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scope", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_change_cb), self,
                           G_CONNECT_SWAPPED);
  follow_scope (self);
  bw_call_book_refresh (bw_desk_get_calls (desk));
  return GTK_WIDGET (self);
}
