/* bw-duty-list.c: the assignments of a team, or of a shift at a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-duty-list.h"

#include "bw-accessible.h"
#include "bw-duty-row.h"

#include <glib/gi18n.h>

struct _BwDutyList
{
  AdwBin parent_instance;

  GtkWidget  *title;  /* (unowned) */
  GtkListBox *list;   /* (unowned) */
};

G_DEFINE_FINAL_TYPE (BwDutyList, bw_duty_list, ADW_TYPE_BIN)

/* (transfer container) (element-type BwAssignment): what is on its way to the backend can be
 * changed when that has it. */
static GPtrArray *
list_duties (BwDesk        *desk,
             GPtrArray     *duties,
             const BwShift *shift)
{
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      BwAssignment *duty = g_ptr_array_index (duties, i);

      if (bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ASSIGNMENT, duty->id) != NULL
          && (shift == NULL || bw_shift_get_overlap (shift, duty->from, bw_assignment_get_end (duty)) > 0))
        g_ptr_array_add (listed, duty);
    }

  return listed;
}

/* What did not change keeps its row, its menu that is open, and the focus. */
static gboolean
is_current (BwDutyList *self,
            GPtrArray  *duties)
{
  for (guint i = 0; i < duties->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL || !bw_duty_row_is_current (BW_DUTY_ROW (row), g_ptr_array_index (duties, i)))
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->list, (int) duties->len) == NULL;
}

/* (nullable): the row that the keyboard is in */
static GtkListBoxRow *
find_focused (BwDutyList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW));
}

/* Who was in a row that is made anew goes on from there. */
static void
focus_row (BwDutyList *self,
           int         index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
bw_duty_list_class_init (BwDutyListClass *klass)
{
}

static void
bw_duty_list_init (BwDutyList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->title = gtk_label_new (_("Who is to be there"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_widget_add_css_class (self->title, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * bw_duty_list_update:
 * @self: a list
 * @keeper: whose roster; it has one
 * @duties: (nullable) (element-type BwAssignment): of that roster
 * @shift: (nullable): only those in it
 * @has_teams: rows say which team, else which place
 *
 * Returns: whether there are any
 */
gboolean
bw_duty_list_update (BwDutyList     *self,
                     BwRosterKeeper *keeper,
                     GPtrArray      *duties,
                     const BwShift  *shift,
                     gboolean        has_teams)
{
  g_autoptr (GPtrArray) listed = NULL;
  GtkListBoxRow *focused;
  GtkWidget *row;
  int index;

  g_return_val_if_fail (BW_IS_DUTY_LIST (self), FALSE);

  listed = list_duties (bw_roster_keeper_get_desk (keeper), duties, shift);
  if (is_current (self, listed))
    return listed->len > 0;

  focused = find_focused (self);
  index = focused != NULL ? gtk_list_box_row_get_index (focused) : -1;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < listed->len; i++)
    gtk_list_box_append (self->list, bw_duty_row_new (keeper, g_ptr_array_index (listed, i), has_teams));

  gtk_widget_set_visible (self->title, has_teams);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->list), has_teams ? _("Who is to be there")
                                                                  : _("Where they are to be"));
  gtk_widget_set_visible (GTK_WIDGET (self), listed->len > 0);
  if (index >= 0)
    focus_row (self, index);
  return listed->len > 0;
}
