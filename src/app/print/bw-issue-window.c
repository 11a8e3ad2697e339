/* bw-issue-window.c: gives a briefing its number, for good
 *
 *   looking for the last number ──► ready ──Issue──► writing ──► `issued`, closes
 *      │ error: told, Try Again       ▲                 │
 *      └──────────────────────────────┴── error: told ──┘
 *
 * The backend decides who has a number: see bw-client-number.h. After an answer that did
 * not come the same number is tried first, for it may stand there; and with the same
 * words, by which it is known again. So nobody leaves while an answer is awaited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issue-window.h"

#include "bw-accessible.h"
#include "bw-briefing-issue.h"
#include "bw-client-ledger.h"
#include "bw-client-number.h"
#include "bw-document-size.h"
#include "bw-refusal-words.h"
#include "bw-settings.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* The last one is looked for in what is new, and among all if nothing is. */
#define RECENT   (31 * BW_TIME_DAY)

struct _BwIssueWindow
{
  AdwWindow parent_instance;

  BwDesk         *desk;        /* (owned) (nullable) */
  JsonObject     *record;      /* (owned) (nullable): of the sheet */
  char           *scope;       /* (owned) (nullable) */
  BwClientLedger *ledger;      /* (owned) (nullable) */
  GSettings      *settings;    /* (owned) (nullable) */
  GCancellable   *cancellable; /* (owned) */
  guint           tried;       /* the number that may stand there; 0: none */
  gsize           size;        /* of the document with the longest roles, bytes; 0: not known yet */
  gboolean        is_all;      /* all are looked through */
  gboolean        is_writing;

  GtkLabel       *what;
  GtkEditable    *prepared;
  GtkEditable    *approved;
  GtkSpinner     *spinner;
  GtkLabel       *fault;
  GtkWidget      *retry;
  GtkWidget      *issue;
};

enum
{
  ISSUED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwIssueWindow, bw_issue_window, ADW_TYPE_WINDOW)

/* (transfer full) (nullable): %NULL: nobody is named yet */
static char *
dup_role (GtkEditable *entry)
{
  return bw_briefing_issue_dup_role (gtk_editable_get_text (entry));
}

static gboolean
is_role (GtkEditable *entry)
{
  g_autofree char *role = dup_role (entry);

  return role != NULL;
}

static guint
find_next (BwIssueWindow *self)
{
  return self->tried != 0 ? self->tried : bw_client_number_find_last (G_LIST_MODEL (self->ledger), self->scope) + 1;
}

static void
show_fault (BwIssueWindow *self,
            const char    *text)
{
  gtk_label_set_label (self->fault, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), text != NULL);
}

static void
show_what (BwIssueWindow *self,
           BwLedgerState  state)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace place = bw_place_tree_lookup (places, self->scope);
  const char *name = place != BW_PLACE_NONE ? bw_place_tree_get_name (places, place, bw_desk_get_language (self->desk))
                                            : self->scope;
  g_autofree char *text = NULL;

  if (state == BW_LEDGER_STATE_READ)
    /* Translators: the number of a briefing, the area that it is about. */
    text = g_strdup_printf (_("This will be No. %u of %s. It stays as it is, for everybody to print again."),
                            find_next (self), name);
  else if (state == BW_LEDGER_STATE_READING)
    text = g_strdup (_("Looking for the last number"));

  gtk_label_set_label (self->what, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what), text != NULL);
}

static gboolean
is_too_long (BwIssueWindow *self)
{
  return self->size > BW_DOCUMENT_SIZE_SHEET;
}

/* The backend would say so only after all was filled in. */
static void
show_too_long (BwIssueWindow *self)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: both are numbers of KiB. */
    _("It is too long to be kept under a number: its content is about %u KiB, and %u KiB are the most. Choose a "
      "smaller area, or print it without a number."),
    (guint) ((self->size + 1023) / 1024), (guint) BW_DOCUMENT_SIZE_SHEET / 1024);

  show_fault (self, text);
}

static void
update (BwIssueWindow *self)
{
  g_autofree char *why = NULL;
  BwLedgerState state;

  if (self->desk == NULL)
    return;

  state = bw_client_ledger_get_state (self->ledger);
  why = bw_refusal_words_dup_error (bw_client_ledger_get_error (self->ledger));
  show_what (self, state);
  if (is_too_long (self))
    show_too_long (self);
  else if (state == BW_LEDGER_STATE_FAILED)
    show_fault (self, why);
  else if (state == BW_LEDGER_STATE_ABSENT)
    show_fault (self, _("There is no server to give a number. Connect to one, then issue the briefing."));

  gtk_widget_set_visible (self->retry, state == BW_LEDGER_STATE_FAILED);
  gtk_spinner_set_spinning (self->spinner, self->is_writing || self->size == 0 || state == BW_LEDGER_STATE_READING);
  /* Not insensitive: one of them has the focus. */
  gtk_editable_set_editable (self->prepared, !self->is_writing && self->tried == 0);
  gtk_editable_set_editable (self->approved, !self->is_writing && self->tried == 0);
  gtk_widget_set_sensitive (self->issue, !self->is_writing && state == BW_LEDGER_STATE_READ
                                         && self->size != 0 && !is_too_long (self)
                                         && is_role (self->prepared) && is_role (self->approved)
                                         && bw_issue_window_may_open (self->desk));
}

static void
weigh_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  gsize size = bw_briefing_issue_weigh (task_data, &error);

  if (size != 0)
    g_task_return_int (task, (gssize) size);
  else
    g_task_return_error (task, error);
}

static JsonObject *
make_document (guint      number,
               gpointer   data,
               GError   **error)
{
  return bw_briefing_issue_make (data, number, error);
}

static void
keep_roles (BwIssueWindow *self)
{
  g_autofree char *prepared = dup_role (self->prepared);
  g_autofree char *approved = dup_role (self->approved);

  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "issue-prepared-by", prepared);
  g_settings_set_string (self->settings, "issue-approved-by", approved);
}

static void
show_failure (BwIssueWindow *self,
              const GError  *error)
{
  g_autofree char *why = bw_refusal_words_dup_error (error);
  g_autofree char *text = NULL;

  if (self->tried != 0)
    text = g_strdup_printf (
      /* Translators: why no answer came, the number of a briefing. */
      _("No answer came: %s. No. %u may stand already. Issue it again: it is the same, and keeps that number."),
      why, self->tried);
  else
    /* Translators: why a briefing could not be issued. */
    text = g_strdup_printf (_("It was not issued: %s"), why);

  show_fault (self, text);
}

static void
on_number_put_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BwIssueWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint tried = 0;
  g_autoptr (JsonObject) document = bw_client_number_put_finish (result, &tried, &error);

  if (self->desk == NULL)
    return;

  self->is_writing = FALSE;
  /* A second try that is refused says nothing of the first. */
  self->tried = tried != 0 ? tried : self->tried;
  if (document != NULL)
    {
      keep_roles (self);
      g_signal_emit (self, signals[ISSUED], 0, document);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  update (self);
  show_failure (self, error);
}

static void
on_sheet_weighed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  BwIssueWindow *self = BW_ISSUE_WINDOW (source);
  gssize size = g_task_propagate_int (G_TASK (result), NULL);

  if (self->desk == NULL)
    return;

  /* If something else is wrong with it, the try says what. */
  self->size = size > 0 ? (gsize) size : BW_DOCUMENT_SIZE_SHEET;
  update (self);
}

static void
on_role_changed_cb (BwIssueWindow *self,
                    GtkEditable   *entry)
{
  g_assert (BW_IS_ISSUE_WINDOW (self));

  update (self);
}

static void
on_issue_clicked_cb (BwIssueWindow *self,
                     GtkButton     *button)
{
  g_autofree char *prepared = dup_role (self->prepared);
  g_autofree char *approved = dup_role (self->approved);

  g_assert (BW_IS_ISSUE_WINDOW (self));

  self->is_writing = TRUE;
  show_fault (self, NULL);
  bw_client_number_put_async (bw_desk_get_session (self->desk), BW_DOCUMENT_TYPE_BRIEFING, self->scope,
                              find_next (self), make_document,
                              bw_briefing_issue_new (json_object_ref (self->record), prepared, approved),
                              (GDestroyNotify) bw_briefing_issue_free, self->cancellable, on_number_put_cb,
                              g_object_ref (self));
  update (self);
}

static void
on_entry_apply_cb (BwIssueWindow *self,
                   GtkEditable   *entry)
{
  g_assert (BW_IS_ISSUE_WINDOW (self));

  if (gtk_widget_get_sensitive (self->issue))
    on_issue_clicked_cb (self, NULL);
}

static void
on_retry_clicked_cb (BwIssueWindow *self,
                     GtkButton     *button)
{
  g_assert (BW_IS_ISSUE_WINDOW (self));

  show_fault (self, NULL);
  bw_client_ledger_refresh (self->ledger);
}

static void
on_ledger_state_cb (BwIssueWindow  *self,
                    GParamSpec     *pspec,
                    BwClientLedger *ledger)
{
  g_assert (BW_IS_ISSUE_WINDOW (self));

  if (bw_client_ledger_get_state (ledger) == BW_LEDGER_STATE_READ && !self->is_all
      && bw_client_number_find_last (G_LIST_MODEL (ledger), self->scope) == 0)
    {
      self->is_all = TRUE;
      bw_client_ledger_set_span (ledger, 0, G_MAXINT64);
    }

  update (self);
}

static void
on_edits_rights_cb (BwIssueWindow *self,
                    BwEdits       *edits)
{
  g_assert (BW_IS_ISSUE_WINDOW (self));

  update (self);
}

/* Given up now, it may have its number and nobody would know. */
static gboolean
bw_issue_window_close_request (GtkWindow *window)
{
  BwIssueWindow *self = BW_ISSUE_WINDOW (window);

  if (!self->is_writing)
    return GTK_WINDOW_CLASS (bw_issue_window_parent_class)->close_request (window);

  show_fault (self, _("Wait for the answer of the server: the number may be given already."));
  return TRUE;
}

static void
bw_issue_window_dispose (GObject *object)
{
  BwIssueWindow *self = BW_ISSUE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->ledger);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ISSUE_WINDOW);

  G_OBJECT_CLASS (bw_issue_window_parent_class)->dispose (object);
}

static void
bw_issue_window_finalize (GObject *object)
{
  BwIssueWindow *self = BW_ISSUE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->record, json_object_unref);
  g_free (self->scope);

  G_OBJECT_CLASS (bw_issue_window_parent_class)->finalize (object);
}

static void
bw_issue_window_class_init (BwIssueWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_issue_window_dispose;
  object_class->finalize = bw_issue_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = bw_issue_window_close_request;

  signals[ISSUED] = g_signal_new ("issued", BW_TYPE_ISSUE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, JSON_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/print/bw-issue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, what);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, prepared);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, approved);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, retry);
  gtk_widget_class_bind_template_child (widget_class, BwIssueWindow, issue);
  gtk_widget_class_bind_template_callback (widget_class, on_role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_issue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
}

static void
bw_issue_window_init (BwIssueWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  bw_accessible_follow_text (self->fault);
}

/* What was printed last time is mostly right again. */
static void
fill_roles (BwIssueWindow *self)
{
  g_autofree char *prepared = NULL;
  g_autofree char *approved = NULL;

  self->settings = bw_settings_new ();
  if (self->settings == NULL)
    return;

  prepared = g_settings_get_string (self->settings, "issue-prepared-by");
  approved = g_settings_get_string (self->settings, "issue-approved-by");
  gtk_editable_set_text (self->prepared, prepared);
  gtk_editable_set_text (self->approved, approved);
}

/* Mostly a glance tells that it is short enough. Else all of it is written to see, in a worker
 * that has the record to itself. */
static void
find_size (BwIssueWindow *self,
           BwBriefing    *sheet)
{
  gsize most = bw_briefing_issue_measure (self->record);
  g_autoptr (GTask) task = NULL;

  if (most <= BW_DOCUMENT_SIZE_SHEET)
    {
      self->size = most;
      return;
    }

  task = g_task_new (self, self->cancellable, on_sheet_weighed_cb, NULL);
  g_task_set_source_tag (task, find_size);
  g_task_set_task_data (task, bw_briefing_issue_new_longest (bw_briefing_dup_record (sheet)),
                        (GDestroyNotify) bw_briefing_issue_free);
  g_task_run_in_thread (task, weigh_in_thread);
}

/**
 * bw_issue_window_new:
 * @parent: the window that it stands above
 * @desk: the desk
 * @sheet: one that can be issued
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_issue_window_new (GtkWindow  *parent,
                     BwDesk     *desk,
                     BwBriefing *sheet)
{
  BwIssueWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (bw_briefing_is_issuable (sheet), NULL);

  self = g_object_new (BW_TYPE_ISSUE_WINDOW, "transient-for", parent, NULL);
  self->record = bw_briefing_dup_record (sheet);
  find_size (self, sheet);
  self->scope = g_strdup (bw_briefing_get_scope (sheet));
  self->ledger = bw_client_ledger_new (bw_desk_get_session (desk), BW_DOCUMENT_TYPE_BRIEFING);
  fill_roles (self);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (self->ledger, "notify::state", G_CALLBACK (on_ledger_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  bw_client_ledger_set_span (self->ledger, bw_desk_get_now (desk) - RECENT, G_MAXINT64);
  bw_client_ledger_set_scope (self->ledger, self->scope);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * bw_issue_window_may_open:
 * @desk: the desk
 *
 * Returns: whether there is a backend, and it would take an issued briefing
 */
gboolean
bw_issue_window_may_open (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), FALSE);

  return bw_edits_may (bw_desk_get_edits (desk), "ledger");
}
