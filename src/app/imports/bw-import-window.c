/* bw-import-window.c: a list from a file, looked at row by row before it is sent
 *
 *   empty ──file──► reading (worker) ──► rows ──send──► sending ──► rows, told one by one
 *                      ▲  │ what it is,                   │ stopped, no answer
 *                      └──┘ encoding, datum: anew         └──► rows: the rest can be sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-import-window.h"

#include "bw-accessible.h"
#include "bw-client-writer.h"
#include "bw-file-chooser.h"
#include "bw-format-text.h"
#include "bw-import-columns.h"
#include "bw-import-reader.h"
#include "bw-reason-words.h"
#include "bw-reason.h"
#include "bw-refusal-words.h"
#include "bw-table-close.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_ENCODINGS 2

/* Steps in which it is told how far it is. */
#define N_PROGRESS 200

struct _BwImportWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle  *title;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  AdwStatusPage   *empty;
  GtkLabel        *told;
  GtkProgressBar  *progress;
  GtkWidget       *choices;
  GtkDropDown     *what;
  GtkDropDown     *encoding;
  GtkDropDown     *datum;
  GtkWidget       *choose;
  GtkButton       *send;
  GtkButton       *stop;
  BwTable         *table;

  BwDesk          *desk;        /* (owned) */
  char            *path;        /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable): of the reading */
  BwImport        *import;      /* (owned) (nullable) */
  BwImportColumns  columns;
  GArray          *outcomes;    /* (owned) (nullable) (element-type BwImportOutcome): one a row */
  BwClientWriter  *writer;      /* (owned) (nullable) */
  guint            n_refused;   /* by the backend */
  gboolean         is_filling;  /* the choices are being told, nobody chooses */
};

G_DEFINE_FINAL_TYPE (BwImportWindow, bw_import_window, ADW_TYPE_WINDOW)

static const char * const encodings[N_ENCODINGS] = { "UTF-8", "GB18030" };

static void
clear_outcome (gpointer data)
{
  g_clear_error (&((BwImportOutcome *) data)->refusal);
}

static gboolean
is_sending (BwImportWindow *self)
{
  return self->writer != NULL && bw_client_writer_is_running (self->writer);
}

/* How many are still to be sent. */
static guint
count_left (BwImportWindow *self)
{
  if (self->import == NULL || bw_import_is_unfit (self->import))
    return 0;
  if (self->writer != NULL)
    return bw_client_writer_get_n (self->writer) - bw_client_writer_get_n_told (self->writer);

  return bw_import_get_items (self->import)->len;
}

static void
update_send (BwImportWindow *self)
{
  guint n = count_left (self);
  g_autofree char *label = NULL;

  /* Translators: of the button: so many rows go to the server */
  label = n > 0 ? bw_format_text (ngettext ("_Import %u Row", "_Import %u Rows", n), n) : g_strdup (_("_Import"));
  gtk_button_set_label (self->send, label);
  gtk_button_set_use_underline (self->send, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.send", n > 0 && !is_sending (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", !is_sending (self));
  gtk_widget_set_visible (GTK_WIDGET (self->stop), is_sending (self));
  gtk_button_set_label (self->stop, is_sending (self) && bw_client_writer_is_stopping (self->writer)
                                      ? _("_Stop Waiting") : _("_Stop"));
  gtk_widget_set_sensitive (self->choices, !is_sending (self));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_sending (self));
}

/* What the file comes to, in one line. */
static char *
dup_summary (BwImportWindow *self)
{
  BwImportCounts counts;

  if (bw_import_is_unfit (self->import))
    {
      const BwFault *fault = g_ptr_array_index (bw_import_get_faults (self->import), 0);
      g_autofree char *reason = bw_reason_words_dup (fault->reason);

      /* Translators: why nothing of a file can be imported, and what to do */
      return g_strdup_printf (_("Nothing of it can be imported: %s. %s"), reason,
                              bw_reason_words_get_advice (fault->reason));
    }

  bw_import_get_counts (self->import, &counts);
  if (counts.refused == 0)
    /* Translators: rows of a file: new, changed, unchanged */
    return bw_format_text (_("%u new, %u changed, %u unchanged. Nothing is sent before you import them"),
                           counts.fresh, counts.changed, counts.unchanged);

  /* Translators: rows of a file: new, changed, unchanged, refused */
  return bw_format_text (_("%u new, %u changed, %u unchanged, %u refused. Refused rows stay out: correct them in the "
                           "file and choose it again; the others can be imported now"),
                         counts.fresh, counts.changed, counts.unchanged, counts.refused);
}

static void
show_rows (BwImportWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "rows");
  gtk_spinner_stop (self->spinner);
  bw_table_update (self->table, NULL, NULL);
  update_send (self);
}

/* The name of the file stands in the head of the window already. */
static const char *
skip_path (BwImportWindow *self,
           const char     *message)
{
  gsize n = self->path != NULL ? strlen (self->path) : 0;

  return n > 0 && g_str_has_prefix (message, self->path) && g_str_has_prefix (message + n, ": ") ? message + n + 2
                                                                                              : message;
}

static void
show_fault (BwImportWindow *self,
            const char     *message)
{
  const char *reason = skip_path (self, message);
  g_autofree char *words = bw_reason_words_dup (reason);
  /* Translators: why a file cannot be read, and what to do */
  g_autofree char *text = g_markup_printf_escaped (_("%s. %s"), words, bw_reason_words_get_advice (reason));

  adw_status_page_set_title (self->empty, _("The File Cannot Be Read"));
  adw_status_page_set_description (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_spinner_stop (self->spinner);
  gtk_label_set_text (self->told, "");
  update_send (self);
}

static void
forget (BwImportWindow *self)
{
  bw_table_set_rows (self->table, NULL, 0);
  self->columns.import = NULL;
  if (self->writer != NULL)
    {
      /* Nobody waits for the answers: twice. */
      g_signal_handlers_disconnect_by_data (self->writer, self);
      bw_client_writer_stop (self->writer);
      bw_client_writer_stop (self->writer);
    }
  g_clear_object (&self->writer);
  g_clear_pointer (&self->outcomes, g_array_unref);
  g_clear_pointer (&self->import, bw_import_reader_drop);
  self->n_refused = 0;
}

static void
fill_rows (BwImportWindow *self)
{
  guint n = bw_import_get_n_rows (self->import);
  g_autofree char *summary = dup_summary (self);
  g_autofree gpointer *rows = g_new (gpointer, n + 1);

  self->columns.import = self->import;
  self->outcomes = g_array_new (FALSE, TRUE, sizeof (BwImportOutcome));
  g_array_set_clear_func (self->outcomes, clear_outcome);
  g_array_set_size (self->outcomes, n);
  for (guint i = 0; i < n; i++)
    {
      rows[i] = &g_array_index (self->outcomes, BwImportOutcome, i);
      ((BwImportOutcome *) rows[i])->index = i;
    }

  bw_table_set_rows (self->table, rows, n);
  bw_table_set_chip (self->table, "all");
  gtk_label_set_text (self->told, summary);
}

static void
show_choices (BwImportWindow *self,
              guint           what,
              const char     *encoding)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < BW_N_IMPORT_CHOICES; i++)
    {
      if (bw_import_reader_choices[i] == what)
        gtk_drop_down_set_selected (self->what, i);
    }
  for (guint i = 0; i < N_ENCODINGS; i++)
    {
      if (g_strcmp0 (encodings[i], encoding) == 0)
        gtk_drop_down_set_selected (self->encoding, i);
    }
  self->is_filling = FALSE;
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BwImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;
  guint what = BW_IMPORT_READER_GUESS;
  BwImport *import = bw_import_reader_read_finish (BW_DESK (source), result, &what, &encoding, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&import, bw_import_reader_drop);
      return;
    }

  show_choices (self, what, encoding);
  if (import == NULL)
    {
      show_fault (self, error->message);
      return;
    }

  self->import = import;
  fill_rows (self);
  show_rows (self);
}

static void
read_file (BwImportWindow *self,
           guint           what,
           const char     *encoding)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  forget (self);
  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_text (self->told, "");
  gtk_stack_set_visible_child_name (self->stack, "reading");
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (self->choices, TRUE);
  bw_import_reader_read_async (self->desk, self->path, encoding, what,
                               (BwDatum) gtk_drop_down_get_selected (self->datum), self->cancellable, on_read_cb,
                               g_object_ref (self));
  update_send (self);
}

static void
take_file (BwImportWindow *self,
           GFile          *file)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      show_fault (self, bw_reason_say (BW_REASON_AWAY));
      return;
    }

  g_free (self->path);
  self->path = path;
  read_file (self, BW_IMPORT_READER_GUESS, NULL);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GFile) file = bw_file_chooser_choose_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    take_file (BW_IMPORT_WINDOW (source), file);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  static const char * const patterns[] = { "*.csv", "*.geojson", "*.json", NULL };

  bw_file_chooser_open_async (widget, _("Import List"), _("Tables and maps"), patterns, NULL, on_file_chosen_cb, NULL);
}

static void
show_progress (BwImportWindow *self)
{
  guint n = bw_client_writer_get_n (self->writer);
  guint n_told = bw_client_writer_get_n_told (self->writer);
  g_autofree char *text = NULL;

  /* Translators: rows that the server has answered, and how many there are */
  text = bw_format_text (_("%u of %u sent"), n_told, n);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) n_told / n : 0.0);
  if (!bw_client_writer_is_stopping (self->writer))
    gtk_label_set_text (self->told, text);
}

static void
on_writer_told_cb (BwImportWindow *self,
                   guint           index,
                   const GError   *error,
                   BwClientWriter *writer)
{
  const BwImportItem *item = g_ptr_array_index (bw_import_get_items (self->import), index);
  BwImportOutcome *outcome = &g_array_index (self->outcomes, BwImportOutcome, item->row);
  guint n = bw_client_writer_get_n (writer);
  guint n_told = bw_client_writer_get_n_told (writer);

  outcome->fate = BW_IMPORT_FATE_SENT;
  g_clear_error (&outcome->refusal);
  outcome->refusal = error != NULL ? g_error_copy (error) : NULL;
  self->n_refused += error != NULL;
  if (n_told * N_PROGRESS / n != (n_told - 1) * N_PROGRESS / n)
    show_progress (self);
}

/* Which rows are not told. Returns how many of them had gone, without an answer. */
static guint
mark_left (BwImportWindow *self)
{
  GPtrArray *items = bw_import_get_items (self->import);
  guint n_unsure = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BwImportItem *item = g_ptr_array_index (items, i);
      BwImportOutcome *outcome = &g_array_index (self->outcomes, BwImportOutcome, item->row);

      if (outcome->fate == BW_IMPORT_FATE_SENT)
        continue;

      outcome->fate = bw_client_writer_is_unsure (self->writer, i) ? BW_IMPORT_FATE_UNSURE : BW_IMPORT_FATE_UNSENT;
      n_unsure += outcome->fate == BW_IMPORT_FATE_UNSURE;
    }

  return n_unsure;
}

/* It ended before all was told: how many, why, which. */
static char *
dup_left (BwImportWindow *self,
          const GError   *error,
          guint           n_unsure)
{
  guint n = bw_client_writer_get_n (self->writer);
  guint n_told = bw_client_writer_get_n_told (self->writer);
  gboolean is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *why = bw_refusal_words_dup_error (error);
  g_autofree char *text = NULL;

  /* Translators: rows imported, of how many, refused, not sent; why */
  text = bw_format_text (_("%u of %u rows imported, %u refused by the server, %u not sent: %s. Which these are is "
                           "told under “Not sent”. Import the rest when it can be done: nothing is written twice"),
                         n_told - self->n_refused, n, self->n_refused, n - n_told,
                         is_stopped ? _("you stopped it") : why);
  if (n_unsure == 0)
    return g_steal_pointer (&text);

  /* Translators: a sentence about an import that ended early; of the rows not sent so many went and had no answer */
  return bw_format_text (ngettext ("%s. %u of them was on its way and may stand there already",
                                   "%s. %u of them were on their way and may stand there already", n_unsure),
                         text, n_unsure);
}

/* Never half an import without a word. */
static void
on_writer_ended_cb (BwImportWindow *self,
                    const GError   *error,
                    BwClientWriter *writer)
{
  guint n_told = bw_client_writer_get_n_told (writer);
  guint n_left = bw_client_writer_get_n (writer) - n_told;
  guint n_taken = n_told - self->n_refused;
  g_autofree char *text = NULL;

  if (n_left > 0)
    text = dup_left (self, error, mark_left (self));
  else if (self->n_refused > 0)
    /* Translators: rows imported, refused */
    text = bw_format_text (ngettext ("%u row imported, %u refused by the server: see why below, and save them as CSV "
                                     "from the menu of the table",
                                     "%u rows imported, %u refused by the server: see why below, and save them as CSV "
                                     "from the menu of the table", n_taken), n_taken, self->n_refused);
  else
    /* Translators: rows imported */
    text = bw_format_text (ngettext ("%u row imported", "%u rows imported", n_taken), n_taken);

  gtk_label_set_text (self->told, text);
  show_rows (self);
  if (n_left > 0)
    bw_table_set_chip (self->table, "unsent");
  else if (self->n_refused > 0)
    bw_table_set_chip (self->table, "refused");
}

static void
make_writer (BwImportWindow *self)
{
  GPtrArray *items = bw_import_get_items (self->import);

  self->writer = bw_client_writer_new (bw_desk_get_session (self->desk));
  for (guint i = 0; i < items->len; i++)
    {
      const BwImportItem *item = g_ptr_array_index (items, i);

      bw_client_writer_add (self->writer, item->document, item->standing);
    }

  g_signal_connect_object (self->writer, "told", G_CALLBACK (on_writer_told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "ended", G_CALLBACK (on_writer_ended_cb), self, G_CONNECT_SWAPPED);
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BwImportWindow *self = BW_IMPORT_WINDOW (widget);

  if (self->writer == NULL)
    make_writer (self);

  bw_client_writer_run (self->writer);
  if (is_sending (self))
    show_progress (self);

  update_send (self);
}

/* Once: nothing new goes, and what is on its way is waited for. Twice: nor is that. */
static void
stop (BwImportWindow *self)
{
  if (!is_sending (self))
    return;

  bw_client_writer_stop (self->writer);
  if (!is_sending (self))
    return;

  gtk_label_set_text (self->told, _("Stopped: waiting for the answers to what is on its way"));
  update_send (self);
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  stop (BW_IMPORT_WINDOW (widget));
}

/* What is on its way is not given up by a slip. */
static gboolean
on_target_drop_cb (BwImportWindow *self,
                   const GValue   *value)
{
  g_assert (BW_IS_IMPORT_WINDOW (self));

  if (is_sending (self))
    return FALSE;

  take_file (self, g_value_get_object (value));
  return TRUE;
}

static void
on_choice_selected_cb (BwImportWindow *self)
{
  g_assert (BW_IS_IMPORT_WINDOW (self));

  if (self->is_filling || self->path == NULL || is_sending (self))
    return;

  read_file (self, bw_import_reader_choices[gtk_drop_down_get_selected (self->what)],
             encodings[gtk_drop_down_get_selected (self->encoding)]);
}

/* What is on its way is not given up by a slip: it is stopped first. */
static gboolean
bw_import_window_close_request (GtkWindow *window)
{
  BwImportWindow *self = BW_IMPORT_WINDOW (window);

  if (is_sending (self))
    {
      stop (self);
      return TRUE;
    }

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  forget (self);
  bw_table_close_window (self->table, window);
  return TRUE;
}

/* What is still being read holds it after it was closed, longer than the window that it stood
 * above may live; GTK lets go of that one only with the last reference. */
static void
bw_import_window_unrealize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_import_window_parent_class)->unrealize (widget);

  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

static void
bw_import_window_dispose (GObject *object)
{
  BwImportWindow *self = BW_IMPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->table != NULL)
    forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_import_window_parent_class)->dispose (object);
}

static void
bw_import_window_finalize (GObject *object)
{
  BwImportWindow *self = BW_IMPORT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (bw_import_window_parent_class)->finalize (object);
}

static void
bw_import_window_class_init (BwImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_import_window_dispose;
  widget_class->unrealize = bw_import_window_unrealize;
  object_class->finalize = bw_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = bw_import_window_close_request;

  g_type_ensure (BW_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/imports/bw-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, told);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, what);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, encoding);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, datum);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, send);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, BwImportWindow, table);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_action);
}

static void
set_choices (GtkDropDown        *drop_down,
             const char * const *words,
             const char         *name)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  bw_accessible_set_label (GTK_ACCESSIBLE (drop_down), name);
}

static void
bw_import_window_init (BwImportWindow *self)
{
  const char * const kinds[] = { _("Areas"), _("Sites"), _("Teams"), NULL };
  const char * const written[] = { _("Written in UTF-8"), _("Written in GB18030"), NULL };
  const char * const datums[] = { _("Coordinates: not told from what"), _("Coordinates: WGS-84, CGCS2000"),
                                  _("Coordinates: GCJ-02"), _("Coordinates: BD-09"), NULL };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_choices (self->what, kinds, _("What the file is"));
  set_choices (self->encoding, written, _("How the file is written"));
  set_choices (self->datum, datums, _("What coordinates are measured from"));
  bw_table_set_title (self->table, _("Rows of the File"));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_target_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_visible (self->choices, FALSE);
  g_signal_connect_object (self->what, "notify::selected", G_CALLBACK (on_choice_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->encoding, "notify::selected", G_CALLBACK (on_choice_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->datum, "notify::selected", G_CALLBACK (on_choice_selected_cb), self,
                           G_CONNECT_SWAPPED);
  update_send (self);
}

/**
 * bw_import_window_new:
 * @parent: above which it stands
 * @desk: whose picture the rows are held against
 * @file: (nullable): it is read at once
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
bw_import_window_new (GtkWindow *parent,
                      BwDesk    *desk,
                      GFile     *file)
{
  BwImportWindow *self = g_object_new (BW_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->columns.desk = self->desk;
  bw_table_set_desk (self->table, desk);
  bw_import_columns_set_up (self->table, &self->columns);
  if (file != NULL)
    take_file (self, file);

  return GTK_WIDGET (self);
}

gboolean
bw_import_window_is_settled (BwImportWindow *self)
{
  g_return_val_if_fail (BW_IS_IMPORT_WINDOW (self), TRUE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reading") != 0 && !is_sending (self);
}

BwTable *
bw_import_window_get_table (BwImportWindow *self)
{
  g_return_val_if_fail (BW_IS_IMPORT_WINDOW (self), NULL);

  return self->table;
}
