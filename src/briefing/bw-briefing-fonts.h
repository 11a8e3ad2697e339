/* bw-briefing-fonts.h: the typefaces of the sheet, by role
 *
 * Chinese official documents name their typefaces (GB/T 9704-2012, 5.2.3). Each
 * role has a list of faces, best first; the first that is installed is used, and
 * the next one only for characters that it lacks. A character that none of them
 * has is an error: a sheet is never printed with squares.
 *
 * Faces are loaded by file, for two reasons: TeX Live keeps Fandol where fontconfig
 * does not look, and all weights of Fandol call themselves "regular". Nothing of
 * the system's configuration applies, so no face is emboldened or replaced by
 * another one, and the same fonts give the same page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwBriefingRole:
 * @BW_BRIEFING_ROLE_BODY: text (仿宋)
 * @BW_BRIEFING_ROLE_TITLE: masthead and title (小标宋)
 * @BW_BRIEFING_ROLE_HEAD: heads of the first level, what stands out (黑体)
 * @BW_BRIEFING_ROLE_KAI: cut-off, heads of the second level (楷体)
 * @BW_BRIEFING_ROLE_SONG: page numbers (宋体)
 * @BW_BRIEFING_ROLE_DIGITS: digits and Latin letters of text, Times-metric
 * @BW_BRIEFING_ROLE_DIGITS_BOLD: the same, bold
 */
typedef enum
{
  BW_BRIEFING_ROLE_BODY,
  BW_BRIEFING_ROLE_TITLE,
  BW_BRIEFING_ROLE_HEAD,
  BW_BRIEFING_ROLE_KAI,
  BW_BRIEFING_ROLE_SONG,
  BW_BRIEFING_ROLE_DIGITS,
  BW_BRIEFING_ROLE_DIGITS_BOLD,
} BwBriefingRole;
#define BW_N_BRIEFING_ROLES 7

#define BW_TYPE_BRIEFING_FONTS (bw_briefing_fonts_get_type ())

G_DECLARE_FINAL_TYPE (BwBriefingFonts, bw_briefing_fonts, BW, BRIEFING_FONTS, GObject)

/* @chosen (nullable): a family for each role, NULL or "" for ours. @installed (nullable):
 * what fontconfig knows; %NULL: the system's. @folders (nullable): where else fonts may
 * be; %NULL: where TeX Live keeps them. */
BwBriefingFonts *bw_briefing_fonts_new              (const char * const    *chosen,
                                                     FcConfig              *installed,
                                                     const char * const    *folders,
                                                     GError               **error);

/* Sees to it that @role has a face for each character of @text. */
gboolean         bw_briefing_fonts_cover            (BwBriefingFonts       *self,
                                                     BwBriefingRole         role,
                                                     const char            *text,
                                                     GError               **error);

/* A context whose font is that of @role at @size points. Borrowed. */
PangoContext    *bw_briefing_fonts_get_context      (BwBriefingFonts       *self,
                                                     BwBriefingRole         role,
                                                     double                 size);

/* For drawings that choose from a font map by a list of families: digits and
 * letters of the text. Both borrowed. */
PangoFontMap    *bw_briefing_fonts_get_drawing_map  (BwBriefingFonts       *self);
const char      *bw_briefing_fonts_get_drawing_families (BwBriefingFonts   *self);

/* By how much strokes of @role are to be thickened, as a share of the size; 0: not. */
double           bw_briefing_fonts_get_thickening   (BwBriefingFonts       *self,
                                                     BwBriefingRole         role);

/* The family in use for @role. */
const char      *bw_briefing_fonts_get_family       (BwBriefingFonts       *self,
                                                     BwBriefingRole         role);
const char      *bw_briefing_fonts_get_role_name         (BwBriefingRole         role);

G_END_DECLS
