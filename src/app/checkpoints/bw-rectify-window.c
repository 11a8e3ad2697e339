/* bw-rectify-window.c: a person says that something was put right at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-rectify-window.h"

#include "bw-accessible.h"
#include "bw-donation-draft.h"
#include "bw-edits.h"
#include "bw-form.h"
#include "bw-late-box.h"
#include "bw-rectify-draft.h"

#include <glib/gi18n.h>

struct _BwRectifyWindow
{
  AdwWindow parent_instance;

  BwDesk      *desk;     /* (owned) (nullable) */
  char        *site;     /* (owned): code of the checkpoint */
  GPtrArray   *faults;   /* (owned) (element-type BwCheckpointFault) */
  GPtrArray   *checks;   /* (owned) (element-type GtkCheckButton): of each */

  GtkLabel    *where;
  GtkListBox  *list;
  GtkEditable *evidence;
  GtkEditable *said_by;
  GtkEditable *at;
  GtkLabel    *fault;
  GtkLabel    *missing;
  GtkLabel    *offline;
  GtkWidget   *enter;
};

G_DEFINE_FINAL_TYPE (BwRectifyWindow, bw_rectify_window, ADW_TYPE_WINDOW)

/* (nullable): the row in which a field is typed */
static GtkEditable *
get_row (BwRectifyWindow *self,
         BwCallField      field)
{
  switch (field)
    {
    case BW_CALL_FIELD_NOTE:
      return self->evidence;
    case BW_CALL_FIELD_SAID_BY:
      return self->said_by;
    case BW_CALL_FIELD_AT:
      return self->at;
    case BW_CALL_FIELD_VALUE:
    case BW_CALL_FIELD_REASON:
    default:
      return NULL;
    }
}

/* (transfer full) (element-type BwCheckpointFault): borrowed */
static GPtrArray *
list_chosen (BwRectifyWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->faults->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_ptr_array_add (chosen, g_ptr_array_index (self->faults, i));
    }

  return chosen;
}

static BwRectifyDraft
get_draft (BwRectifyWindow *self,
           GPtrArray       *chosen)
{
  return (BwRectifyDraft) {
    .site = bw_place_tree_lookup (bw_desk_get_places (self->desk), self->site),
    .faults = chosen,
    .said_by = gtk_editable_get_text (self->said_by),
    .at = gtk_editable_get_text (self->at),
    .evidence = gtk_editable_get_text (self->evidence),
  };
}

/* What the backend would refuse cannot be chosen. */
static void
update_checks (BwRectifyWindow *self)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);

  for (guint i = 0; i < self->faults->len; i++)
    {
      const BwCheckpointFault *fault = g_ptr_array_index (self->faults, i);
      gboolean may = bw_edits_may (edits, fault->followup != NULL ? "assign" : "ledger");
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      gtk_widget_set_sensitive (GTK_WIDGET (check), may);
      if (!may)
        gtk_check_button_set_active (check, FALSE);
    }
}

/* TRUE: it can be given. */
static gboolean
update (BwRectifyWindow *self)
{
  char *faults[BW_N_CALL_FIELDS] = { NULL };
  g_autoptr (GPtrArray) chosen = NULL;
  BwRectifyDraft draft;
  GtkEditable *rows[BW_N_CALL_FIELDS];
  gboolean is_right;

  if (self->desk == NULL)
    return FALSE;

  chosen = list_chosen (self);
  draft = get_draft (self, chosen);
  is_right = draft.site != BW_PLACE_NONE && bw_rectify_draft_check (&draft, self->desk, faults);
  for (guint i = 0; i < BW_N_CALL_FIELDS; i++)
    rows[i] = get_row (self, (BwCallField) i);
  bw_form_show_faults (rows, faults, BW_N_CALL_FIELDS, chosen->len > 0 ? NULL : _("Choose what was put right"),
                       self->fault, self->missing);
  bw_call_draft_clear_faults (faults);
  gtk_widget_set_sensitive (self->enter, is_right);
  return is_right;
}

static void
on_check_toggled_cb (BwRectifyWindow *self)
{
  g_assert (BW_IS_RECTIFY_WINDOW (self));

  update (self);
}

static void
on_row_text_cb (BwRectifyWindow *self,
                GtkEditable     *row)
{
  g_assert (BW_IS_RECTIFY_WINDOW (self));

  update (self);
}

static void
on_enter_clicked_cb (BwRectifyWindow *self,
                     GtkButton       *button)
{
  g_autoptr (GPtrArray) chosen = NULL;
  BwRectifyDraft draft;

  g_assert (BW_IS_RECTIFY_WINDOW (self));

  /* Time and rights may have changed while it was open. */
  update_checks (self);
  if (!update (self))
    return;

  chosen = list_chosen (self);
  draft = get_draft (self, chosen);
  bw_rectify_draft_give (&draft, self->desk);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_edits_rights_cb (BwRectifyWindow *self)
{
  g_assert (BW_IS_RECTIFY_WINDOW (self));

  update_checks (self);
  update (self);
}

static void
bw_rectify_window_dispose (GObject *object)
{
  BwRectifyWindow *self = BW_RECTIFY_WINDOW (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_RECTIFY_WINDOW);

  G_OBJECT_CLASS (bw_rectify_window_parent_class)->dispose (object);
}

static void
bw_rectify_window_finalize (GObject *object)
{
  BwRectifyWindow *self = BW_RECTIFY_WINDOW (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_free (self->site);

  G_OBJECT_CLASS (bw_rectify_window_parent_class)->finalize (object);
}

static void
bw_rectify_window_class_init (BwRectifyWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_rectify_window_dispose;
  object_class->finalize = bw_rectify_window_finalize;

  g_type_ensure (BW_TYPE_LATE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-rectify-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, evidence);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, said_by);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, at);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, missing);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwRectifyWindow, enter);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_clicked_cb);
}

static void
bw_rectify_window_init (BwRectifyWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

static void
add_check (BwRectifyWindow         *self,
           const BwCheckpointFault *fault)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf ("%s%s%s", fault->text, _(", "), fault->note);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fault->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fault->note);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  bw_accessible_set_label (GTK_ACCESSIBLE (check), name);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);

  /* Of one there is nothing to choose. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->faults->len == 1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bw_rectify_window_new:
 * @parent: (nullable): the window that it stands above
 * @desk: whose checkpoint it is
 * @site: a checkpoint
 * @faults: (transfer none) (element-type BwCheckpointFault): what can be marked there
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_rectify_window_new (GtkWindow *parent,
                       BwDesk    *desk,
                       BwPlace    site,
                       GPtrArray *faults)
{
  BwRectifyWindow *self;
  g_autofree char *at = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (faults != NULL && faults->len > 0, NULL);

  self = g_object_new (BW_TYPE_RECTIFY_WINDOW, "transient-for", parent, NULL);
  self->site = g_strdup (bw_place_tree_get_code (bw_desk_get_places (desk), site));
  self->faults = g_ptr_array_ref (faults);
  gtk_label_set_label (self->where, bw_place_tree_get_name (bw_desk_get_places (desk), site,
                                                            bw_desk_get_language (desk)));
  at = bw_donation_draft_write_time (bw_desk_get_now (desk), bw_desk_get_time_zone (desk));
  gtk_editable_set_text (self->at, at);
  for (guint i = 0; i < faults->len; i++)
    add_check (self, g_ptr_array_index (faults, i));

  self->desk = g_object_ref (desk);
  bw_form_follow_connection (GTK_WIDGET (self->offline), bw_desk_get_session (desk));
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  update_checks (self);
  update (self);
  return GTK_WIDGET (self);
}
