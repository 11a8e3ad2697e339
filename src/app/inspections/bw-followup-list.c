/* bw-followup-list.c: what is to be put right at one place, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-followup-list.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-calm.h"
#include "bw-followup-window.h"
#include "bw-format-text.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

/* So many are read in one look; all of them are on the page of inspections. */
#define N_LINES 4

/* Of one line. */
typedef struct
{
  GtkWidget *row;   /* (unowned) */
  GtkLabel  *what;  /* (unowned) */
  GtkLabel  *how;   /* (unowned): how far it is, and by when */
  char      *id;    /* (owned) (nullable): of the follow-up */
} Line;

struct _BwFollowupList
{
  AdwBin parent_instance;

  GtkListBox *list;   /* (unowned) */
  GtkLabel   *more;   /* (unowned) */
  BwDesk     *desk;   /* (owned) (nullable) */
  Line        lines[N_LINES];
};

G_DEFINE_FINAL_TYPE (BwFollowupList, bw_followup_list, ADW_TYPE_BIN)

static void
show_line (Line             *line,
           const BwFacts    *facts,
           const BwFollowup *followup)
{
  g_autofree char *due = bw_visit_words_dup_deadline (followup, facts->now, facts->zone, facts->language);
  const char *state = bw_followup_state_describe (followup->state);
  g_autofree char *how = g_strdup_printf ("%s · %s", state, due);
  g_autofree char *name = g_strdup_printf ("%s%s%s", followup->what, _(", "), how);

  if (g_strcmp0 (line->id, followup->id) != 0)
    {
      g_free (line->id);
      line->id = g_strdup (followup->id);
    }

  bw_calm_set_text (line->what, followup->what);
  bw_calm_set_text (line->how, how);
  bw_calm_set_class (GTK_WIDGET (line->how), "late", bw_followup_is_overdue (followup, facts->now));
  bw_accessible_set_label (GTK_ACCESSIBLE (line->row), name);
}

static void
on_list_row_activated_cb (BwFollowupList *self,
                          GtkListBoxRow  *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int index = gtk_list_box_row_get_index (row);

  g_assert (BW_IS_FOLLOWUP_LIST (self));

  if (index >= 0 && index < N_LINES && self->lines[index].id != NULL)
    bw_ahead_present (GTK_WINDOW (bw_followup_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                          self->desk, self->lines[index].id)));
}

static void
bw_followup_list_dispose (GObject *object)
{
  g_clear_object (&BW_FOLLOWUP_LIST (object)->desk);

  G_OBJECT_CLASS (bw_followup_list_parent_class)->dispose (object);
}

static void
bw_followup_list_finalize (GObject *object)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&BW_FOLLOWUP_LIST (object)->lines[i].id, g_free);

  G_OBJECT_CLASS (bw_followup_list_parent_class)->finalize (object);
}

static void
bw_followup_list_class_init (BwFollowupListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_followup_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_followup_list_finalize;
}

static void
init_line (Line       *line,
           GtkListBox *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  line->row = gtk_list_box_row_new ();
  line->what = GTK_LABEL (gtk_label_new (""));
  line->how = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (line->what, 0.0f);
  gtk_label_set_xalign (line->how, 0.0f);
  gtk_label_set_wrap (line->what, TRUE);
  gtk_label_set_wrap (line->how, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (line->how), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (line->how), "fg2");
  gtk_widget_add_css_class (box, "followup-line");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->what));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->how));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), box);
  gtk_widget_set_tooltip_text (line->row, _("Evidence, closing, sending back"));
  gtk_list_box_append (list, line->row);
}

static void
bw_followup_list_init (BwFollowupList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  bw_accessible_set_label (GTK_ACCESSIBLE (self->list), _("To be put right"));
  for (guint i = 0; i < N_LINES; i++)
    init_line (&self->lines[i], self->list);

  self->more = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->more, 0.0f);
  gtk_label_set_wrap (self->more, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "fg2");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_followup_list_new:
 *
 * Returns: (transfer floating): without any line
 */
GtkWidget *
bw_followup_list_new (void)
{
  return g_object_new (BW_TYPE_FOLLOWUP_LIST, NULL);
}

/**
 * bw_followup_list_show:
 * @self: the lines
 * @facts: of the desk
 * @followups: (element-type BwFollowup): deadline first
 */
void
bw_followup_list_show (BwFollowupList *self,
                       const BwFacts  *facts,
                       GPtrArray      *followups)
{
  g_autofree char *more = NULL;

  g_return_if_fail (BW_IS_FOLLOWUP_LIST (self));
  g_return_if_fail (facts != NULL && followups != NULL);

  g_set_object (&self->desk, facts->desk);
  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_widget_set_visible (self->lines[i].row, i < followups->len);
      if (i < followups->len)
        show_line (&self->lines[i], facts, g_ptr_array_index (followups, i));
      else
        g_clear_pointer (&self->lines[i].id, g_free);
    }

  /* Translators: of things to be put right: how many are shown, of how many */
  more = bw_format_text (_("The first %u of %u; all of them are on the page of inspections"), (guint) N_LINES,
                         followups->len);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), followups->len > N_LINES);
  gtk_widget_set_visible (GTK_WIDGET (self), followups->len > 0);
}

const char *
bw_followup_list_get_text (BwFollowupList *self,
                           guint           line)
{
  g_return_val_if_fail (BW_IS_FOLLOWUP_LIST (self), "");

  return line < N_LINES && self->lines[line].id != NULL ? gtk_label_get_label (self->lines[line].what) : "";
}
