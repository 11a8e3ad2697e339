/* bw-sheet-window.c: a sheet before it is printed
 *
 *   loading ──draft──► layout (worker) ──► sheet ◄──► saving (worker)
 *      ▲  └───────────────┴──► fault: why    │
 *      └── as it was issued ◄── issuing ◄────┘
 *
 * Printing and saving write nothing to the backend; issuing is an act of its own.
 *
 * The fonts of a sheet are one thread's at a time: while a worker has it nothing is
 * drawn and nothing is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sheet-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-file-chooser.h"
#include "bw-issue-window.h"
#include "bw-issued-sheet.h"
#include "bw-json.h"
#include "bw-print-drafter.h"
#include "bw-print-fonts.h"
#include "bw-print.h"
#include "bw-settings.h"
#include "bw-sheet-view.h"

#include <glib/gi18n.h>

struct _BwSheetWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle  *title;
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  AdwStatusPage   *fault;
  BwSheetView     *view;
  GtkWidget       *previous;
  GtkWidget       *next;
  GtkWidget       *issue;

  BwDesk          *desk;        /* (owned) (nullable) */
  BwBriefing      *sheet;       /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwSheetWindow, bw_sheet_window, ADW_TYPE_WINDOW)

static void
show_fault (BwSheetWindow *self,
            const GError  *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->fault, text);
  gtk_stack_set_visible_child_name (self->stack, "fault");
}

/* Not of what is no briefing, nor of one that has its number. */
static void
update_issue (BwSheetWindow *self,
              gboolean       is_shown)
{
  gboolean may = self->desk != NULL && bw_issue_window_may_open (self->desk);

  gtk_widget_set_visible (self->issue, is_shown && bw_briefing_is_issuable (self->sheet));
  gtk_widget_set_tooltip_text (self->issue, may ? _("Give it a number, for good")
                                                : _("Issuing needs a server, and a token of staff or a commander"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.issue", gtk_widget_get_visible (self->issue) && may);
}

static void
update_page (BwSheetWindow *self)
{
  guint n = self->sheet != NULL ? bw_briefing_get_n_pages (self->sheet) : 0;
  guint page = bw_sheet_view_get_page (self->view);
  g_autofree char *text = NULL;

  if (!bw_sheet_window_is_settled (self))
    n = 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.previous", n > 0 && page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.next", page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.save", n > 0);
  update_issue (self, n > 0);
  if (n == 0)
    return;

  /* Translators: page 2 of 5 */
  text = g_strdup_printf (_("Page %u of %u"), page + 1, n);
  adw_window_title_set_subtitle (self->title, text);
}

/* Nobody but a worker has the sheet from here on. */
static void
show_loading (BwSheetWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_spinner_start (self->spinner);
  update_page (self);
}

static void
show_pages (BwSheetWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  gtk_spinner_stop (self->spinner);
  update_page (self);
}

static void
show_sheet (BwSheetWindow *self)
{
  adw_window_title_set_title (self->title, bw_briefing_get_title (self->sheet));
  gtk_window_set_title (GTK_WINDOW (self), bw_briefing_get_title (self->sheet));
  bw_sheet_view_set_sheet (self->view, self->sheet);
  show_pages (self);
}

static void
turn (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (widget);
  guint page = bw_sheet_view_get_page (self->view);

  if (g_str_equal (name, "sheet.next"))
    bw_sheet_view_set_page (self->view, page + 1);
  else if (page > 0)
    bw_sheet_view_set_page (self->view, page - 1);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  bw_print_run (GTK_WINDOW (widget), BW_SHEET_WINDOW (widget)->sheet);
}

static void
tell (BwSheetWindow *self,
      const char    *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  BwSheetWindow *self = source;
  GError *error = NULL;

  /* blocks: in a worker that has the sheet to itself */
  if (bw_briefing_write_pdf (self->sheet, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (source);
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: the name of a file */
    text = g_strdup_printf (_("Saved %s"), name);
  else
    /* Translators: the name of a file, and why */
    text = g_strdup_printf (_("%s was not saved: %s"), name, error->message);

  show_pages (self);
  tell (self, text);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr (GTask) task = NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;

  show_loading (BW_SHEET_WINDOW (source));
  task = g_task_new (source, NULL, on_written_cb, NULL);
  g_task_set_source_tag (task, on_file_chosen_cb);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *title = g_strconcat (bw_briefing_get_title (BW_SHEET_WINDOW (widget)->sheet), ".pdf", NULL);

  bw_file_chooser_save_async (widget, _("Save PDF"), g_strdelimit (title, "/", '-'),
                              BW_SHEET_WINDOW (widget)->cancellable, on_file_chosen_cb, NULL);
}

/* A sheet of some thousand rows takes a second or more to set. */
static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  BwBriefingContent **content = task_data;
  GError *error = NULL;
  BwBriefing *sheet = NULL;

  if (bw_print_fonts_check ((const char * const *) (*content)->fonts, &error))
    sheet = bw_briefing_new_from_content (g_steal_pointer (content), &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_laid_out_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (source);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->sheet);
  self->sheet = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->sheet != NULL)
    show_sheet (self);
  else
    show_fault (self, error);
}

static void
free_content (gpointer data)
{
  BwBriefingContent **content = data;

  g_clear_pointer (content, bw_briefing_content_free);
  g_free (content);
}

static void
lay_out (BwSheetWindow     *self,
         BwBriefingContent *content)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_laid_out_cb, NULL);
  g_autoptr (GSettings) settings = bw_settings_new ();
  BwBriefingContent **held = g_new (BwBriefingContent *, 1);

  /* An issued one has those that it was issued in. */
  if (content->fonts == NULL)
    content->fonts = bw_print_fonts_read (settings);
  *held = content;
  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, held, free_content);
  g_task_run_in_thread (task, lay_out_in_thread);
}

static void
take_content (BwSheetWindow     *self,
              BwBriefingContent *content,
              const GError      *error)
{
  if (content != NULL)
    lay_out (self, content);
  else
    show_fault (self, error);
}

static void
on_drafted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BwSheetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_printable_draft_finish (BW_PRINTABLE (source), result, &error);

  take_content (self, content, error);
}

static void
on_briefing_drafted_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = g_task_propagate_pointer (G_TASK (result), &error);

  take_content (BW_SHEET_WINDOW (source), content, error);
}

/* It is shown as everybody will print it again: from what the backend was given. */
static void
on_issue_issued_cb (BwSheetWindow *self,
                    JsonObject    *document)
{
  g_autoptr (BwIssuedSheet) issued = bw_issued_sheet_new (bw_desk_get_session (self->desk), document);
  gint64 number = 0;
  g_autofree char *text = NULL;

  g_assert (BW_IS_SHEET_WINDOW (self));

  /* What had no number must not come back, to be given one again. */
  bw_sheet_view_set_sheet (self->view, NULL);
  g_clear_object (&self->sheet);
  show_loading (self);
  bw_printable_draft_async (BW_PRINTABLE (issued), self->cancellable, on_drafted_cb, g_object_ref (self));
  bw_json_get_integer (document, "number", 1, G_MAXUINT, &number, NULL);
  /* Translators: the number of a briefing. */
  text = g_strdup_printf (_("Issued as No. %u"), (guint) number);
  tell (self, text);
}

static void
issue_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (widget);
  GtkWidget *window = bw_issue_window_new (GTK_WINDOW (self), self->desk, self->sheet);

  g_signal_connect_object (window, "issued", G_CALLBACK (on_issue_issued_cb), self, G_CONNECT_SWAPPED);
  bw_ahead_present (GTK_WINDOW (window));
}

static void
on_edits_rights_cb (BwSheetWindow *self,
                    BwEdits       *edits)
{
  g_assert (BW_IS_SHEET_WINDOW (self));

  update_page (self);
}

static void
on_view_page_cb (BwSheetWindow *self)
{
  g_assert (BW_IS_SHEET_WINDOW (self));

  update_page (self);
}

static void
bw_sheet_window_dispose (GObject *object)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_SHEET_WINDOW);

  G_OBJECT_CLASS (bw_sheet_window_parent_class)->dispose (object);
}

static void
bw_sheet_window_finalize (GObject *object)
{
  BwSheetWindow *self = BW_SHEET_WINDOW (object);

  g_clear_object (&self->sheet);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_sheet_window_parent_class)->finalize (object);
}

static void
bw_sheet_window_class_init (BwSheetWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_sheet_window_dispose;
  object_class->finalize = bw_sheet_window_finalize;

  g_type_ensure (BW_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/print/bw-sheet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, view);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, previous);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, next);
  gtk_widget_class_bind_template_child (widget_class, BwSheetWindow, issue);

  gtk_widget_class_install_action (widget_class, "sheet.previous", NULL, turn);
  gtk_widget_class_install_action (widget_class, "sheet.next", NULL, turn);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "sheet.issue", NULL, issue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "sheet.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "sheet.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sheet.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "sheet.issue", NULL);
}

static void
bw_sheet_window_init (BwSheetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  bw_accessible_set_label (GTK_ACCESSIBLE (self->previous), _("Page Before"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->next), _("Next Page"));
  g_signal_connect_object (self->view, "notify::page", G_CALLBACK (on_view_page_cb), self, G_CONNECT_SWAPPED);
  show_loading (self);
}

/**
 * bw_sheet_window_new:
 * @parent: above which it stands
 * @desk: what is shown
 * @printable: (nullable): whose sheet; %NULL: the briefing of what @desk shows
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
bw_sheet_window_new (GtkWindow   *parent,
                     BwDesk      *desk,
                     BwPrintable *printable)
{
  BwSheetWindow *self = g_object_new (BW_TYPE_SHEET_WINDOW, "transient-for", parent, NULL);
  GTask *task;

  self->desk = g_object_ref (desk);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  if (printable != NULL)
    {
      bw_printable_draft_async (printable, self->cancellable, on_drafted_cb, g_object_ref (self));
      return GTK_WIDGET (self);
    }

  task = g_task_new (self, self->cancellable, on_briefing_drafted_cb, NULL);
  g_task_set_source_tag (task, bw_sheet_window_new);
  bw_print_drafter_run (desk, task);
  return GTK_WIDGET (self);
}

gboolean
bw_sheet_window_is_settled (BwSheetWindow *self)
{
  g_return_val_if_fail (BW_IS_SHEET_WINDOW (self), TRUE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}
