; setup.exe: the folder into Program Files for all accounts, with nothing asked where /S is given.
; Exit statuses: 0 done, 2 an older version over a newer one, 3 the kit is open, 4 files of others are in the folder,
; 5 a file could not be written, 6 the kit is in another folder, 7 another setup.exe is at work. NSIS itself ends with 1
; where somebody cancels.
;
; The new version is laid whole into the folder "nouveau", beside the old one, which plays on. Then the old one's parts
; move into "ancien" and the new one's into their place. A next run makes good what a power cut left of that.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!include "LogicLib.nsh"
!include "WordFunc.nsh"
!include "FileFunc.nsh"
!include "MUI2.nsh"
!insertmacro VersionCompare

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Abeille"
Name "Abeille"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
InstallDir "$PROGRAMFILES64\Abeille"
InstallDirRegKey HKLM "${KEY}" "InstallLocation" ; an update goes where the version before it is
RequestExecutionLevel admin
AllowSkipFiles off ; else /S skips what cannot be written, and ends with 0
VIProductVersion "${NUMBER}.0"
VIAddVersionKey "ProductName" "Abeille"
VIAddVersionKey "FileDescription" "Abeille"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${AUTHORS}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\abeille.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

LangString NEWER ${LANG_FRENCH} "Une version plus récente est installée ($0) : désinstallez-la d'abord, si c'est bien celle-ci (${VERSION}) que vous voulez."
LangString NEWER ${LANG_ENGLISH} "A newer version is installed ($0): remove it first if you do want this one (${VERSION})."
LangString OPEN ${LANG_FRENCH} "L'abeille est ouverte : fermez-la, puis recommencez."
LangString OPEN ${LANG_ENGLISH} "Abeille is open: close it, then try again."

LangString FOREIGN ${LANG_FRENCH} "$INSTDIR n'est pas un dossier vide, et n'est pas à l'abeille : donnez un dossier vide ou nouveau. Rien n'a été changé."
LangString FOREIGN ${LANG_ENGLISH} "$INSTDIR is not an empty folder, and not Abeille's: give an empty or new folder. Nothing was changed."

LangString UNWRITTEN ${LANG_FRENCH} "Un fichier n'a pas pu être écrit dans $INSTDIR : faites de la place, puis recommencez. S'il y avait déjà l'abeille, elle est comme avant."
LangString UNWRITTEN ${LANG_ENGLISH} "A file could not be written into $INSTDIR: make room, then try again. If Abeille was there, it is as before."
LangString ELSEWHERE ${LANG_FRENCH} "L'abeille est déjà dans $0 : désinstallez-la d'abord, ou recommencez sans /D pour la mettre à jour. Rien n'a été changé."
LangString ELSEWHERE ${LANG_ENGLISH} "Abeille is in $0 already: remove it first, or try again without /D to update it. Nothing was changed."
LangString TWICE ${LANG_FRENCH} "L'abeille est déjà en train d'être installée ou désinstallée : attendez la fin, puis recommencez."
LangString TWICE ${LANG_ENGLISH} "Abeille is being installed or removed already: wait for its end, then try again."

; On the console from which it was started, or into the file or pipe that it was given: /S shows no window.
!macro TELL TEXT
    StrCpy $7 "${TEXT}$\r$\n"
    StrLen $8 $7
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -11) p .r9'
    System::Call 'kernel32::WriteConsole(p r9, t r7, i r8, *i, p 0) i .r8'
    ${If} $8 == 0
        FileWrite $9 $7
    ${EndIf}
!macroend

!macro REFUSE TEXT STATUS
    !insertmacro TELL "${TEXT}"
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
    SetErrorLevel ${STATUS}
    Quit
!macroend

!macro ALONE
    System::Call 'kernel32::CreateMutex(p 0, i 0, t "Global\Abeille-setup") p .r0 ?e'
    Pop $1
    ${If} $1 == 183 ; it is there already
    ${OrIf} $1 == 5 ; and another account's
        !insertmacro REFUSE "$(TWICE)" 7
    ${EndIf}
!macroend

!macro MUST_BE_CLOSED
    ${If} ${FileExists} "$INSTDIR\python\python313.dll"
        ClearErrors
        FileOpen $0 "$INSTDIR\python\python313.dll" a ; Windows lets nobody write to what is in use
        ${If} ${Errors}
            !insertmacro REFUSE "$(OPEN)" 3
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

; $1 is not empty where something could not be moved.
!macro MOVE FROM TO NAME
    ${If} ${FileExists} "$INSTDIR\${FROM}\${NAME}"
        ClearErrors
        Rename "$INSTDIR\${FROM}\${NAME}" "$INSTDIR\${TO}\${NAME}"
        ${If} ${Errors}
            StrCpy $1 "${NAME}"
        ${EndIf}
    ${EndIf}
!macroend

; All that this program ever lays, and nothing else: what an administrator put beside it stays. Only where the folder
; is known to be ours: the names are not ours alone.
!macro MOVE_ALL FROM TO
    CreateDirectory "$INSTDIR\${TO}\kit"
    !insertmacro MOVE "${FROM}" "${TO}" "python"
    !insertmacro MOVE "${FROM}" "${TO}" "paquets"
    !insertmacro MOVE "${FROM}" "${TO}" "kit\beebot"
    !insertmacro MOVE "${FROM}" "${TO}" "kit\firmware_bridge"
    !insertmacro MOVE "${FROM}" "${TO}" "kit\lecons"
    !insertmacro MOVE "${FROM}" "${TO}" "kit\simulateur"
    !insertmacro MOVE "${FROM}" "${TO}" "abeille.exe"
    !insertmacro MOVE "${FROM}" "${TO}" "beebot.exe"
    !insertmacro MOVE "${FROM}" "${TO}" "desinstaller.exe"
    !insertmacro MOVE "${FROM}" "${TO}" "LICENSE"
    !insertmacro MOVE "${FROM}" "${TO}" "LICENSE-CONTENT"
    !insertmacro MOVE "${FROM}" "${TO}" "NOTICE"
    !insertmacro MOVE "${FROM}" "${TO}" "LISEZMOI.txt"
!macroend

; As before the move, wherever it ended: with "ancien" alone, "nouveau" was in its place already.
!macro MOVE_BACK
    ${If} ${FileExists} "$INSTDIR\ancien\*.*"
    ${AndIf} ${FileExists} "$INSTDIR\nouveau\*.*"
        !insertmacro MOVE_ALL "." "nouveau" ; what has not moved yet is in both, and stays
        StrCpy $1 ""
        !insertmacro MOVE_ALL "ancien" "."
        ${If} $1 != ""
            !insertmacro REFUSE "$(OPEN)" 3
        ${EndIf}
    ${EndIf}
    RMDir /r "$INSTDIR\nouveau"
    RMDir /r "$INSTDIR\ancien"
!macroend

Function .onInit
    SetRegView 64
    SetShellVarContext all
    !insertmacro ALONE
    ReadRegStr $0 HKLM "${KEY}" "DisplayVersion"
    ReadRegStr $1 HKLM "${KEY}" "Number"
    ${If} $1 != ""
        ${VersionCompare} "$1" "${NUMBER}" $2
        ${If} $2 == 1
            !insertmacro REFUSE "$(NEWER)" 2
        ${EndIf}
    ${EndIf}
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} $0 != $INSTDIR
    ${AndIf} ${FileExists} "$0\desinstaller.exe"
        !insertmacro REFUSE "$(ELSEWHERE)" 6
    ${EndIf}
    ${DirState} "$INSTDIR" $2
    ${If} $2 == 1
    ${AndIf} $0 != $INSTDIR
        ${IfNot} ${FileExists} "$INSTDIR\desinstaller.exe"
        ${OrIfNot} ${FileExists} "$INSTDIR\kit\beebot\*.*"
            !insertmacro REFUSE "$(FOREIGN)" 4
        ${EndIf}
    ${EndIf}
FunctionEnd

Function .onInstFailed
    !insertmacro TELL "$(UNWRITTEN)"
    SetErrorLevel 5 ; else 2, as NSIS does
    SetOutPath "$TEMP" ; a folder in which a program works cannot be removed
    RMDir /r "$INSTDIR\nouveau"
    ${IfNot} ${FileExists} "$INSTDIR\desinstaller.exe"
        RMDir "$INSTDIR"
        DeleteRegKey HKLM "${KEY}"
    ${EndIf}
FunctionEnd

Section
    !insertmacro MUST_BE_CLOSED
    !insertmacro MOVE_BACK
    SetOutPath "$INSTDIR\nouveau"
    ; Before the first file: a copy that a power cut ended is ours as well, and may be tried again.
    WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
    File /r "${FOLDER}/*"
    ClearErrors
    WriteUninstaller "$INSTDIR\nouveau\desinstaller.exe"
    ${If} ${Errors}
        Abort
    ${EndIf}
    SetOutPath "$INSTDIR"
    StrCpy $1 ""
    !insertmacro MOVE_ALL "." "ancien"
    ${If} $1 == ""
        !insertmacro MOVE_ALL "nouveau" "."
    ${EndIf}
    ${If} $1 != ""
        !insertmacro MOVE_BACK
        !insertmacro REFUSE "$(OPEN)" 3
    ${EndIf}
    RMDir /r "$INSTDIR\nouveau"
    RMDir /r "$INSTDIR\ancien"
    CreateShortCut "$SMPROGRAMS\Abeille.lnk" "$INSTDIR\abeille.exe"
    WriteRegStr HKLM "Software\Classes\.abeille" "" "Abeille.Paquet"
    WriteRegStr HKLM "Software\Classes\Abeille.Paquet" "" "Paquet de l'abeille"
    WriteRegStr HKLM "Software\Classes\Abeille.Paquet\DefaultIcon" "" "$INSTDIR\abeille.exe"
    WriteRegStr HKLM "Software\Classes\Abeille.Paquet\shell\open\command" "" '"$INSTDIR\abeille.exe" --ouvrir "%1"'
    WriteRegStr HKLM "${KEY}" "DisplayName" "Abeille"
    WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${KEY}" "Number" "${NUMBER}"
    WriteRegStr HKLM "${KEY}" "Publisher" "${AUTHORS}"
    WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\abeille.exe"
    WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
    WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
    WriteRegDWORD HKLM "${KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKLM "${KEY}" "NoModify" 1
    WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
    SetRegView 64
    SetShellVarContext all
    !insertmacro ALONE
FunctionEnd

Section "Uninstall"
    !insertmacro MUST_BE_CLOSED
    !insertmacro MOVE_BACK
    StrCpy $1 ""
    !insertmacro MOVE_ALL "." "ancien"
    ${If} $1 != ""
        !insertmacro MOVE_ALL "ancien" "."
        !insertmacro REFUSE "$(OPEN)" 3
    ${EndIf}
    RMDir /r "$INSTDIR\ancien"
    Delete "$SMPROGRAMS\Abeille.lnk"
    RMDir "$INSTDIR\kit"
    RMDir "$INSTDIR"
    DeleteRegKey HKLM "Software\Classes\.abeille"
    DeleteRegKey HKLM "Software\Classes\Abeille.Paquet"
    DeleteRegKey HKLM "${KEY}"
SectionEnd
