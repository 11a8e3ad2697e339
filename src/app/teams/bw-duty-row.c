/* bw-duty-row.c: one assignment that stands, and what becomes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-duty-row.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-assign-window.h"
#include "bw-duty-dialog.h"
#include "bw-place-name.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* A team may be there before its shift begins. */
#define MAX_EARLY BW_TIME_HOUR

typedef enum
{
  MAY_CONFIRM = 1 << 0,
  MAY_COME = 1 << 1,
  MAY_MISS = 1 << 2,
  MAY_WITHDRAW = 1 << 3,
  MAY_RELIEVE = 1 << 4,
  MAY_REPLACE = 1 << 5,
} May;

struct _BwDutyRow
{
  AdwActionRow parent_instance;

  BwRosterKeeper *keeper;  /* (owned) */
  BwAssignment   *duty;    /* (owned) */
  May             may;
  const char     *state;   /* as it was told */
};

G_DEFINE_FINAL_TYPE (BwDutyRow, bw_duty_row, ADW_TYPE_ACTION_ROW)

static BwDesk *
get_desk (BwDutyRow *self)
{
  return bw_roster_keeper_get_desk (self->keeper);
}

/* Another team is sought for a shift of today or tomorrow: there is none for what is later. */
static gboolean
is_in_shifts (BwDesk             *desk,
              const BwAssignment *duty,
              gint64              now)
{
  BwShift shifts[BW_N_SHIFTS];

  bw_shift_list (now, bw_desk_get_time_zone (desk), shifts);
  return bw_shift_find (shifts, MAX (duty->from, now)) < BW_N_SHIFTS;
}

static May
find_may (BwDesk             *desk,
          const BwAssignment *duty,
          gint64              now)
{
  gboolean is_planned = duty->state == BW_ASSIGNMENT_STATE_PLANNED;
  gboolean is_over = bw_assignment_get_end (duty) <= now;
  May may = 0;

  if (!bw_team_edits_may_assign (desk))
    return 0;
  if (is_planned && duty->remind_at != 0 && duty->confirmed_at == 0)
    may |= MAY_CONFIRM;
  if (is_planned && !is_over && duty->from - MAX_EARLY <= now)
    may |= MAY_COME;
  if (is_planned && duty->from <= now)
    may |= MAY_MISS;
  may |= is_planned ? MAY_WITHDRAW : MAY_RELIEVE;
  if (!is_over && is_in_shifts (desk, duty, now))
    may |= MAY_REPLACE;
  return may;
}

static const char *
find_state (const BwAssignment *duty,
            gint64              now)
{
  if (duty->state == BW_ASSIGNMENT_STATE_ON_DUTY)
    return C_("assignment", "on duty");

  if (bw_assignment_is_absent (duty, now, bw_assignment_get_grace ()))
    return C_("assignment", "has not come");
  if (duty->confirmed_at != 0)
    return C_("assignment", "confirmed");

  return duty->remind_at != 0 ? C_("assignment", "waits for an answer") : C_("assignment", "planned");
}

static void
confirm_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BwDutyRow *self = BW_DUTY_ROW (widget);

  bw_team_edits_confirm (get_desk (self), self->duty->id);
  gtk_widget_action_set_enabled (widget, name, FALSE);
}

static void
come_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BwDutyRow *self = BW_DUTY_ROW (widget);

  bw_team_edits_come (get_desk (self), self->duty->id);
  gtk_widget_action_set_enabled (widget, name, FALSE);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  BwDutyRow *self = BW_DUTY_ROW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  BwAssignmentState state = g_str_equal (name, "duty.miss") ? BW_ASSIGNMENT_STATE_MISSED : BW_ASSIGNMENT_STATE_RELIEVED;

  bw_ahead_present (GTK_WINDOW (bw_duty_dialog_new (window, get_desk (self), self->duty, state)));
}

/* The window that it stands in may be the one that chooses for this very shift: what was
 * chosen there before is not meant any more. */
static void
replace_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BwDutyRow *self = BW_DUTY_ROW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);
  GtkWidget *replacing;

  if (bw_roster_keeper_get_roster (self->keeper) == NULL)
    return;

  replacing = bw_assign_window_new_replacing (BW_IS_ASSIGN_WINDOW (window) ? parent : window, self->keeper, self->duty);
  if (replacing == NULL)
    return;

  bw_ahead_present (GTK_WINDOW (replacing));
  if (BW_IS_ASSIGN_WINDOW (window))
    gtk_window_close (window);
}

static void
bw_duty_row_dispose (GObject *object)
{
  BwDutyRow *self = BW_DUTY_ROW (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->duty, bw_assignment_unref);

  G_OBJECT_CLASS (bw_duty_row_parent_class)->dispose (object);
}

static void
bw_duty_row_class_init (BwDutyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_duty_row_dispose;

  gtk_widget_class_install_action (widget_class, "duty.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "duty.come", NULL, come_action);
  gtk_widget_class_install_action (widget_class, "duty.miss", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "duty.withdraw", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "duty.replace", NULL, replace_action);
}

static void
bw_duty_row_init (BwDutyRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
add_confirm (BwDutyRow  *self,
             const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (_("Confirm"));
  g_autofree char *label = NULL;

  /* Translators: a button: the team has said that it will come to this place */
  label = g_strdup_printf (_("Confirmed: %s"), title);
  bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duty.confirm");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_menu (BwDutyRow  *self,
          const char *title)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = NULL;
  const struct
  {
    May         may;
    const char *text;
    const char *action;
  } items[] = {
    { MAY_COME, _("On _Duty"), "duty.come" },
    { MAY_MISS, _("_Did Not Come…"), "duty.miss" },
    { MAY_WITHDRAW, _("_Withdraw…"), "duty.withdraw" },
    { MAY_RELIEVE, _("_Relieve…"), "duty.withdraw" },
    { MAY_REPLACE, _("R_eplace…"), "duty.replace" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if ((self->may & items[i].may) != 0)
        g_menu_append (menu, items[i].text, items[i].action);
    }

  /* Translators: a menu of what can become of a team at a place; %s: the place or the team */
  label = g_strdup_printf (_("Change: %s"), title);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, label);
  bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
fill (BwDutyRow *self,
      gboolean   has_team)
{
  BwDesk *desk = get_desk (self);
  GtkWidget *state = gtk_label_new (self->state);
  g_autofree char *span = bw_team_words_format_span (self->duty->from, bw_assignment_get_end (self->duty),
                                                     bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  const char *title = has_team ? bw_team_edits_get_name (desk, self->duty->team)
                               : bw_place_name_get (desk, self->duty->site);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), span);
  gtk_label_set_selectable (GTK_LABEL (state), TRUE);
  gtk_widget_add_css_class (state, "fg2");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), state);
  if ((self->may & MAY_CONFIRM) != 0)
    add_confirm (self, title);
  if ((self->may & ~MAY_CONFIRM) != 0)
    add_menu (self, title);
}

/**
 * bw_duty_row_new:
 * @keeper: whose roster; it has one
 * @duty: an assignment of it that stands
 * @has_team: it says which team, else which place
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
bw_duty_row_new (BwRosterKeeper     *keeper,
                 const BwAssignment *duty,
                 gboolean            has_team)
{
  gint64 now;
  BwDutyRow *self;

  g_return_val_if_fail (BW_IS_ROSTER_KEEPER (keeper), NULL);
  g_return_val_if_fail (duty != NULL, NULL);

  now = bw_desk_get_now (bw_roster_keeper_get_desk (keeper));
  self = g_object_new (BW_TYPE_DUTY_ROW, NULL);
  self->keeper = g_object_ref (keeper);
  self->duty = bw_assignment_ref ((BwAssignment *) duty);
  self->may = find_may (get_desk (self), duty, now);
  self->state = find_state (duty, now);
  fill (self, has_team);
  return GTK_WIDGET (self);
}

/**
 * bw_duty_row_is_current:
 * @self: a row
 * @duty: an assignment
 *
 * Returns: whether it is just that one, and nothing else is to be told or done by now
 */
gboolean
bw_duty_row_is_current (BwDutyRow          *self,
                        const BwAssignment *duty)
{
  gint64 now;

  g_return_val_if_fail (BW_IS_DUTY_ROW (self), FALSE);

  now = bw_desk_get_now (get_desk (self));
  return self->duty == duty && self->may == find_may (get_desk (self), duty, now)
         && self->state == find_state (duty, now);
}
