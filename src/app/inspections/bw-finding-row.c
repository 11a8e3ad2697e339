/* bw-finding-row.c: how one measure was found, as it is chosen and typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-finding-row.h"

#include "bw-accessible.h"

#include <glib/gi18n.h>

#define MAX_NOTE 4000

/* What can be chosen: nothing, then these. */
static const BwVerdict choices[] =
{
  BW_VERDICT_MET, BW_VERDICT_PARTIAL, BW_VERDICT_UNMET, BW_VERDICT_COMMENDED,
};

struct _BwFindingRow
{
  GtkListBoxRow parent_instance;

  char        *measure;  /* (owned) */
  GtkLabel    *title;
  GtkDropDown *verdict;
  GtkEntry    *note;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwFindingRow, bw_finding_row, GTK_TYPE_LIST_BOX_ROW)

static BwVerdict
get_verdict (BwFindingRow *self)
{
  guint index = gtk_drop_down_get_selected (self->verdict);

  return index > 0 && index <= G_N_ELEMENTS (choices) ? choices[index - 1] : BW_VERDICT_NONE;
}

static void
tell (BwFindingRow *self)
{
  BwVerdict verdict = get_verdict (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->note), verdict != BW_VERDICT_NONE);
  gtk_entry_set_placeholder_text (self->note, bw_verdict_is_fault (verdict) ? _("What must be put right")
                                                                            : _("In words"));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_verdict_selected_cb (BwFindingRow *self)
{
  g_assert (BW_IS_FINDING_ROW (self));

  tell (self);
}

static void
on_note_changed_cb (BwFindingRow *self)
{
  g_assert (BW_IS_FINDING_ROW (self));

  tell (self);
}

static void
bw_finding_row_finalize (GObject *object)
{
  g_free (BW_FINDING_ROW (object)->measure);

  G_OBJECT_CLASS (bw_finding_row_parent_class)->finalize (object);
}

static void
bw_finding_row_class_init (BwFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_finding_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", BW_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkDropDown *
make_choices (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_("verdict", "Not looked at"));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (list, bw_verdict_describe (choices[i]));

  return GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL));
}

static void
bw_finding_row_init (BwFindingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  /* All of one width: what is longer goes on below. */
  gtk_label_set_width_chars (self->title, 13);
  gtk_label_set_max_width_chars (self->title, 13);
  gtk_label_set_wrap (self->title, TRUE);
  self->verdict = make_choices ();
  self->note = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->note, MAX_NOTE);
  gtk_entry_set_activates_default (self->note, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->verdict), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->note), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_widget_add_css_class (box, "finding-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect_object (self->verdict, "notify::selected", G_CALLBACK (on_verdict_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_note_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
bw_finding_row_new (const char *measure,
                    const char *title)
{
  BwFindingRow *self = g_object_new (BW_TYPE_FINDING_ROW, NULL);
  g_autofree char *note = NULL;

  self->measure = g_strdup (measure);
  gtk_label_set_label (self->title, title);

  /* Translators: name of a field, for who cannot see; the place is for a measure */
  note = g_strdup_printf (_("%s: in words"), title);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), title);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->verdict), title);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->note), note);
  tell (self);
  return GTK_WIDGET (self);
}

void
bw_finding_row_add_to (BwFindingRow *self,
                       GArray       *findings)
{
  BwFinding finding;

  g_return_if_fail (BW_IS_FINDING_ROW (self));

  finding = (BwFinding) { .measure = self->measure, .verdict = get_verdict (self) };
  finding.note = (char *) gtk_editable_get_text (GTK_EDITABLE (self->note));
  if (finding.verdict != BW_VERDICT_NONE)
    g_array_append_val (findings, finding);
}

void
bw_finding_row_set (BwFindingRow    *self,
                    const BwFinding *finding)
{
  g_return_if_fail (BW_IS_FINDING_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (choices[i] == finding->verdict)
        gtk_drop_down_set_selected (self->verdict, i + 1);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->note), finding->note != NULL ? finding->note : "");
}

const char *
bw_finding_row_get_measure (BwFindingRow *self)
{
  g_return_val_if_fail (BW_IS_FINDING_ROW (self), NULL);

  return self->measure;
}
