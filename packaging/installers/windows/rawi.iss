; The installer of Rawi for Windows, for one person and without an administrator.
;
; Made with Inno Setup 6.4 or newer by `python packaging\dev.py package` on a Windows.

#ifndef Version
  #error Say the version: iscc /DVersion=...
#endif
#define Root "..\..\.."
#ifndef Folder
  #define Folder Root + "\build\installers\dist\rawi"
#endif
#ifndef Icons
  #define Icons Root + "\build\installers\icons"
#endif

[Setup]
AppId={{6E1C3C0B-53F0-4E0E-9D0C-7B6E9A2D6A11}
AppName=Rawi
AppVersion={#Version}
AppVerName=Rawi {#Version}
AppPublisher=The Rawi authors
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\Rawi
DefaultGroupName=Rawi
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#Root}\LICENSE
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
SetupIconFile={#Icons}\rawi.ico
UninstallDisplayIcon={app}\rawi-window.exe
WizardStyle=modern
ShowLanguageDialog=auto
OutputDir={#Root}\dist
OutputBaseFilename=rawi-{#Version}-windows-x86_64-setup

[Languages]
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
ar.CaseFile=ملف قضية راوي
en.CaseFile=Rawi case
ar.ProgramName=راوي
en.ProgramName=Rawi
ar.Training=راوي: قضية التدريب
en.Training=Rawi: training case
ar.DesktopIcon=أيقونة على سطح المكتب
en.DesktopIcon=An icon on the desktop
ar.OpenNow=افتح راوي الآن
en.OpenNow=Open Rawi now

[Tasks]
Name: desktopicon; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be found by it.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Icons}\case.ico"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{group}\{cm:ProgramName}"; Filename: "{app}\rawi-window.exe"
Name: "{group}\{cm:Training}"; Filename: "{app}\rawi-window.exe"; Parameters: "--training"
Name: "{autodesktop}\{cm:ProgramName}"; Filename: "{app}\rawi-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.rawi"; ValueType: string; ValueData: "Rawi.Case"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.rawi"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-rawi-case"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rawi.Case"; ValueType: string; ValueData: "{cm:CaseFile}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rawi.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\case.ico"
Root: HKA; Subkey: "Software\Classes\Rawi.Case\shell\open\command"; ValueType: string; ValueData: """{app}\rawi-window.exe"" ""%1"""

[Run]
Filename: "{app}\rawi-window.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent

; Cases lie where people put them, settings in their profile: neither is ever removed.
